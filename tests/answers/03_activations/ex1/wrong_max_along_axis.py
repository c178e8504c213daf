# hint: finds the largest numbers along axis 0
import torch


def relu(z):
    return torch.max(z, 0)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
