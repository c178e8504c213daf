import numpy as np
import torch


def max_pool(x, size, stride):
    views = np.lib.stride_tricks.sliding_window_view(x.numpy(), (size, size), axis=(2, 3))
    return torch.tensor(views[:, :, ::stride, ::stride].max(axis=(4, 5)))
