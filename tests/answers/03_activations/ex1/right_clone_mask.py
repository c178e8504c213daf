import torch


def relu(z):
    out = z.clone()
    out[out < 0] = 0
    return out


def relu_derivative(z):
    out = torch.zeros_like(z)
    out[z > 0] = 1
    return out
