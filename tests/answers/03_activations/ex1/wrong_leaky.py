# hint: relu: a negative number must become 0, and yours
import torch


def relu(z):
    return torch.where(z > 0, z, 0.01 * z)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
