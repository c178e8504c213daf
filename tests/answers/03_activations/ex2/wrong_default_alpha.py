# hint: Leaky ReLU: you always take α = 0.01. It is the
import torch


def leaky_relu(z, alpha=0.01):
    return torch.where(z > 0, z, 0.01 * z)


def elu(z, alpha):
    return z.clamp(min=0) + alpha * torch.expm1(z.clamp(max=0))
