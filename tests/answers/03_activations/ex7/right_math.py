import math

import torch


def softmax(z):
    rows = []
    for row in z.tolist():
        m = max(row)
        e = [math.exp(v - m) for v in row]
        rows.append([v / sum(e) for v in e])
    return torch.tensor(rows)
