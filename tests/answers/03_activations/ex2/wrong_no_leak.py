# hint: negative numbers became 0. They are multiplied
import torch


def leaky_relu(z, alpha):
    return z.clamp(min=0)


def elu(z, alpha):
    return torch.where(z > 0, z, alpha * torch.expm1(z.clamp(max=0)))
