import math

import numpy as np
import torch


def chain_gradient(x, weights):
    a = x.numpy().copy()
    g = np.ones_like(a)
    for w in weights:
        a = 1 / (1 + np.exp(-w * a))
        g *= w * a * (1 - a)
    return torch.from_numpy(g), math.prod(abs(w) for w in weights) / 4 ** len(weights)
