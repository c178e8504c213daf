# hint: Each window holds `length` values
import torch


def windows(values, length, horizon):
    m = len(values) - length - horizon + 1
    return torch.stack([values[i : i + length + horizon - 1] for i in range(m)]), values[
        length + horizon - 1 :
    ]
