import torch


def leaky_relu(z, alpha):
    zero = torch.zeros_like(z)
    return torch.maximum(z, zero) + alpha * torch.minimum(z, zero)


def elu(z, alpha):
    zero = torch.zeros_like(z)
    return torch.maximum(z, zero) + alpha * (torch.exp(torch.minimum(z, zero)) - 1)
