import torch


def leaky_relu(z, alpha):
    return z.clamp(min=0) + alpha * z.clamp(max=0)


def elu(z, alpha):
    return z.clamp(min=0) + alpha * torch.expm1(z.clamp(max=0))
