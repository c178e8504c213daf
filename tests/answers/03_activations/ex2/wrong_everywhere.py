# hint: positive numbers must stay
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z)


def elu(z, alpha):
    return alpha * (torch.exp(z) - 1)
