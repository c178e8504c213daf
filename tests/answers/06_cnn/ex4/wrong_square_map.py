# hint: Your map is square
import torch


def max_pool(x, size, stride):
    places = (x.shape[2] - size) // stride + 1
    y = torch.empty(*x.shape[:2], places, places)
    for i in range(places):
        for j in range(places):
            a, b = i * stride, j * stride
            y[:, :, i, j] = x[:, :, a : a + size, b : b + size].amax((2, 3))
    return y
