# hint: relu_derivative: for negative z, ReLU is flat
import torch


def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return torch.where(z > 0, torch.ones_like(z), z)
