# hint: Your map is square
import torch
import torch.nn.functional as F


def convolve(x, weight, bias, stride=1, padding=0):
    k, m = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    size = (x.shape[2] - k) // stride + 1
    y = torch.zeros(len(x), len(weight), size, size)
    for i in range(size):
        for j in range(size):
            window = x[:, :, i * stride : i * stride + k, j * stride : j * stride + m]
            y[:, :, i, j] = torch.einsum("nckl,ockl->no", window, weight) + bias
    return y
