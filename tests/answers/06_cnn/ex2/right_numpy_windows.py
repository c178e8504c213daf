def convolve(x, weight, bias, stride=1, padding=0):
    xn = np.pad(x.numpy(), ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    w = np.lib.stride_tricks.sliding_window_view(xn, weight.shape[2:], axis=(2, 3))[
        :, :, ::stride, ::stride
    ]
    y = np.einsum("ncijkl,ockl->noij", w, weight.numpy()) + bias.numpy()[:, None, None]
    return torch.from_numpy(y).float()
