import torch


def relu(z):
    return z.clip(min=0)


def relu_derivative(z):
    return torch.heaviside(z, torch.zeros(1, dtype=z.dtype))
