# hint: The numbers are right, and the shape of z is lost:
import torch


def relu(z):
    return torch.tensor([max(v, 0.0) for v in z.flatten().tolist()], dtype=z.dtype)


def relu_derivative(z):
    return (z > 0).to(z.dtype)
