# hint: Leaky ReLU: you divided by α. The leak is αz.
import torch


def leaky_relu(z, alpha):
    return torch.where(z > 0, z, z / alpha)


def elu(z, alpha):
    return z.clamp(min=0) + alpha * torch.expm1(z.clamp(max=0))
