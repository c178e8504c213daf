import torch


def softmax(z):
    out = torch.zeros_like(z)
    for i in range(z.shape[0]):
        e = (z[i] - z[i].max()).exp()
        out[i] = e / e.sum()
    return out
