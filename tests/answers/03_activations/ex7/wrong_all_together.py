# hint: Everything together sums to 1
import torch


def softmax(z):
    e = torch.exp(z - z.max())
    return e / e.sum()
