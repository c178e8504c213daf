# hint: because they lost an axis
import torch


def softmax(z):
    e = torch.exp(z)
    return e / e.sum(dim=1)
