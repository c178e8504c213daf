# hint: These are sigmoids
import torch


def softmax(z):
    return torch.sigmoid(z)
