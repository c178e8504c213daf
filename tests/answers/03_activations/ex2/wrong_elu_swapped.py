# hint: the two sides are swapped
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z)


def elu(z, alpha):
    return torch.where(z > 0, alpha * (torch.exp(z) - 1), z)
