def max_pool(x, size, stride):
    H, W = x.shape[2] - size + 1, x.shape[3] - size + 1
    shifts = [
        x[:, :, a : a + H : stride, b : b + W : stride] for a in range(size) for b in range(size)
    ]
    return torch.stack(shifts).max(dim=0).values
