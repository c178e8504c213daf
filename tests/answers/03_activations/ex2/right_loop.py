import torch


def leaky_relu(z, alpha):
    return torch.stack([v if v > 0 else alpha * v for v in z.flatten()]).reshape(z.shape)


def elu(z, alpha):
    return torch.stack([v if v > 0 else alpha * (torch.exp(v) - 1) for v in z.flatten()]).reshape(
        z.shape
    )
