# hint: These are logarithms
import torch


def softmax(z):
    return torch.log_softmax(z, dim=1)
