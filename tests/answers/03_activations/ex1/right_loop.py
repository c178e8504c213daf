import torch


def relu(z):
    flat = [max(v, 0.0) for v in z.flatten().tolist()]
    return torch.tensor(flat, dtype=z.dtype).reshape(z.shape)


def relu_derivative(z):
    return torch.tensor([1.0 if v > 0 else 0.0 for v in z.flatten().tolist()], dtype=z.dtype).view(
        z.shape
    )
