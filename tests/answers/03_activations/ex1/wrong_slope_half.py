# hint: At z = 0 we take the slope 0, not the mean of both
import torch


def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    return torch.heaviside(z, torch.tensor(0.5, dtype=z.dtype))
