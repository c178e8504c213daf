# hint: exp(1000) overflowed
import torch


def softmax(z):
    e = torch.exp(z)
    return e / e.sum(dim=1, keepdim=True)
