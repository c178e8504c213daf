import torch


def relu(z):
    return torch.where(z > 0, z, torch.zeros_like(z))


def relu_derivative(z):
    return torch.where(z > 0, torch.ones_like(z), torch.zeros_like(z))
