import torch


def relu(z):
    return (z + z.abs()) / 2


def relu_derivative(z):
    return torch.heaviside(z, torch.zeros((), dtype=z.dtype))
