# hint: Your windows are as large as the stride: each
def max_pool(x, size, stride):
    out = [
        [
            x[:, :, i : i + stride, j : j + stride].amax((2, 3))
            for j in range(0, x.shape[3] - size + 1, stride)
        ]
        for i in range(0, x.shape[2] - size + 1, stride)
    ]
    return torch.stack([torch.stack(r, -1) for r in out], -2)
