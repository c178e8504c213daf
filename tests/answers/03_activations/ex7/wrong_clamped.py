# hint: came out equally likely
import torch


def softmax(z):
    e = torch.exp(z.clamp(max=80))
    return e / e.sum(dim=1, keepdim=True)
