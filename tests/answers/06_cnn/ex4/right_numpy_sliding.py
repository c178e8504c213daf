def max_pool(x, size, stride):
    w = np.lib.stride_tricks.sliding_window_view(x.numpy(), (size, size), axis=(2, 3))
    return torch.from_numpy(w[:, :, ::stride, ::stride].max(axis=(4, 5)))
