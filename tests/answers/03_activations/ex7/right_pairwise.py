import torch


def softmax(z):
    return 1 / torch.exp(z[:, None, :] - z[:, :, None]).sum(dim=2)
