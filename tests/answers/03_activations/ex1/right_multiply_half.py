import torch


def relu(z):
    return torch.max(z, torch.tensor(0.0, dtype=z.dtype))


def relu_derivative(z):
    return z.gt(0).to(z)
