# hint: Windows hang over
import math

import torch


def max_pool(x, size, stride):
    n, c, h, w = x.shape
    rows, columns = math.ceil(h / stride), math.ceil(w / stride)
    y = torch.empty(n, c, rows, columns)
    for i in range(rows):
        for j in range(columns):
            a, b = i * stride, j * stride
            y[:, :, i, j] = x[:, :, a : a + size, b : b + size].amax((2, 3))
    return y
