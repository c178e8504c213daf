# hint: x and y must have the dtype
import torch


def windows(values, length, horizon):
    m = len(values) - length - horizon + 1
    v = values.tolist()
    return torch.tensor([v[i : i + length] for i in range(m)]), torch.tensor(
        v[length + horizon - 1 :]
    )
