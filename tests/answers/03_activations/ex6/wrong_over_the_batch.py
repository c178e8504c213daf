# hint: Your columns sum to 1
import torch


def softmax(z):
    return torch.softmax(z, dim=0)
