# hint: These are whole numbers; give them the dtype of z.
import torch


def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return torch.where(z > 0, 1, 0)
