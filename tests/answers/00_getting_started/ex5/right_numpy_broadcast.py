import torch


def matmul(a, b):
    table = a.numpy()[:, :, None] * b.numpy()[None]
    return torch.from_numpy(table.sum(axis=1))
