# hint: not added to it
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, z + alpha)


def elu(z, alpha):
    return torch.where(z > 0, z, alpha * torch.expm1(z.clamp(max=0)))
