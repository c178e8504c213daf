import torch


def leaky_relu(z, alpha):
    return torch.relu(z) - alpha * torch.relu(-z)


def elu(z, alpha):
    return torch.relu(z) + alpha * (torch.exp(-torch.relu(-z)) - 1)
