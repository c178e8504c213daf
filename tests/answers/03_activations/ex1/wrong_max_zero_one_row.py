# hint: One number for each column: compare each number of
import torch


def relu(z):
    return torch.max(z, dim=0).values


def relu_derivative(z):
    return (z > 0).to(z.dtype)
