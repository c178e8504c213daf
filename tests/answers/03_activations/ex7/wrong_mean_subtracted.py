# hint: overflowed to infinity
import torch


def softmax(z):
    e = torch.exp(z - z.mean(dim=1, keepdim=True))
    return e / e.sum(dim=1, keepdim=True)
