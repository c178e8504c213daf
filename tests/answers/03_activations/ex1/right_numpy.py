import numpy as np
import torch


def relu(z):
    return torch.from_numpy(np.maximum(z.numpy(), 0))


def relu_derivative(z):
    return torch.from_numpy((z.numpy() > 0).astype(z.numpy().dtype))
