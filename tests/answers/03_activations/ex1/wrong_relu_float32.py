# hint: relu: z came with 64-bit floats, your result has
import torch


def relu(z):
    return torch.maximum(z, torch.zeros(z.shape)).float()


def relu_derivative(z):
    return (z > 0).to(z.dtype)
