import math

import torch


def chain_gradient(x, weights):
    def one(v):
        g = 1.0
        for w in weights:
            v = 1 / (1 + math.exp(-w * v))
            g *= w * v * (1 - v)
        return g

    return torch.tensor([one(v) for v in x.tolist()], dtype=torch.float64), math.prod(
        abs(w) / 4 for w in weights
    )
