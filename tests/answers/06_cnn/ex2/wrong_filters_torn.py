# hint: Your filters are torn
import torch.nn.functional as F


def convolve(x, weight, bias, stride=1, padding=0):
    n, o, (k, m) = len(x), len(weight), weight.shape[2:]
    rows = (x.shape[2] + 2 * padding - k) // stride + 1
    columns = (x.shape[3] + 2 * padding - m) // stride + 1
    windows = F.unfold(x, (k, m), stride=stride, padding=padding)
    y = windows.transpose(1, 2) @ weight.reshape(-1, o) + bias
    return y.transpose(1, 2).reshape(n, o, rows, columns)
