import torch


def softmax(z):
    e = torch.exp(z - torch.amax(z, 1, keepdim=True))
    return e / torch.sum(e, 1, keepdim=True)
