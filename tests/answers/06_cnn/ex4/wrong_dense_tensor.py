# hint: .item() gives it
import torch


def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size * size + bias)


def dense_parameters(before, after):
    m, n = torch.tensor(before).prod(), torch.tensor(after).prod()
    return m * n + n
