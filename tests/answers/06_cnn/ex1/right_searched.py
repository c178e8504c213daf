import torch
from torch import nn


def fill_the_orders():
    def find(before, after, kernels, strides, paddings, layers=1):
        for k in kernels:
            for s in strides:
                for p in paddings:
                    x = torch.zeros(1, 1, before, before)
                    try:
                        for _ in range(layers):
                            x = nn.Conv2d(1, 1, k, s, p)(x)
                    except RuntimeError:
                        continue
                    if x.shape[-1] == after:
                        return k, s, p

    return {
        "A": find(33, 33, [7], [1], range(9)),
        "B": find(224, 112, [7], [2], range(9)),
        "C": (4, 4, 0),
        "D": find(30, 9, [6, 5, 4], [3], [0]),
        "E": find(20, 25, [4], [1], range(9)),
        "F": find(20, 8, range(1, 9), [1], [0], 3),
    }
