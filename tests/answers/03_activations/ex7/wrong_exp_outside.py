# hint: You divided first and exponentiated then. It goes
import torch


def softmax(z):
    s = z - z.max(dim=1, keepdim=True).values
    return torch.exp(s / s.sum(dim=1, keepdim=True))
