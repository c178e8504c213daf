import numpy as np
import torch


def convolve(x, weight, bias, stride=1, padding=0):
    rim = [(0, 0), (0, 0), (padding, padding), (padding, padding)]
    x, w, b = np.pad(x.numpy(), rim), weight.numpy(), bias.numpy()
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    y = np.einsum("ncijkl,ockl->noij", windows, w) + b[:, None, None]
    return torch.tensor(y, dtype=torch.float32)
