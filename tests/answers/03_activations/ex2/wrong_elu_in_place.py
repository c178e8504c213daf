# hint: ELU: you changed z itself
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z)


def elu(z, alpha):
    below = z <= 0
    z[below] = alpha * (torch.exp(z[below]) - 1)
    return z
