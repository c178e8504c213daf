# hint: You padded, but counted
import torch
import torch.nn.functional as F


def convolve(x, weight, bias, stride=1, padding=0):
    k, m = weight.shape[2:]
    rows = (x.shape[2] - k) // stride + 1
    columns = (x.shape[3] - m) // stride + 1
    x = F.pad(x, (padding,) * 4)
    y = torch.zeros(len(x), len(weight), rows, columns)
    for i in range(rows):
        for j in range(columns):
            window = x[:, :, i * stride : i * stride + k, j * stride : j * stride + m]
            y[:, :, i, j] = torch.einsum("nckl,ockl->no", window, weight) + bias
    return y
