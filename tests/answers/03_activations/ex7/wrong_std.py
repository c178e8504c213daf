# hint: You divided by the standard deviation, too. Only
import torch


def softmax(z):
    s = (z - z.mean(dim=1, keepdim=True)) / z.std(dim=1, keepdim=True)
    e = torch.exp(s)
    return e / e.sum(dim=1, keepdim=True)
