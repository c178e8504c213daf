# hint: α is missing
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, alpha * z)


def elu(z, alpha):
    return torch.where(z > 0, z, torch.expm1(z.clamp(max=0)))
