# hint: The last row and column
import torch


def max_pool(x, size, stride):
    rows = []
    for i in range(0, x.shape[2] - size, stride):
        row = [
            x[:, :, i : i + size, j : j + size].amax((2, 3))
            for j in range(0, x.shape[3] - size, stride)
        ]
        rows.append(torch.stack(row, dim=2))
    return torch.stack(rows, dim=2)
