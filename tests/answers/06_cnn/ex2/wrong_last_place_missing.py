# hint: The last row and column
import torch
import torch.nn.functional as F


def convolve(x, weight, bias, stride=1, padding=0):
    k, m = weight.shape[2:]
    x = F.pad(x, (padding,) * 4)
    rows = []
    for i in range(0, x.shape[2] - k, stride):
        row = []
        for j in range(0, x.shape[3] - m, stride):
            row.append(torch.einsum("nckl,ockl->no", x[:, :, i : i + k, j : j + m], weight) + bias)
        rows.append(torch.stack(row, dim=2))
    return torch.stack(rows, dim=2)
