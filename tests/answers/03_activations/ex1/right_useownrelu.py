import torch


def relu(z):
    return torch.where(z < 0, 0, z)


def relu_derivative(z):
    return relu(z).sign()
