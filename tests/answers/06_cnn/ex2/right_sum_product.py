def convolve(x, weight, bias, stride=1, padding=0):
    N, C, H, W = x.shape
    O, _, K, L = weight.shape
    padded = torch.zeros(N, C, H + 2 * padding, W + 2 * padding)
    padded[:, :, padding : padding + H, padding : padding + W] = x
    Ho, Wo = (H + 2 * padding - K) // stride + 1, (W + 2 * padding - L) // stride + 1
    out = torch.zeros(N, O, Ho, Wo)
    for n in range(N):
        for o in range(O):
            for i in range(Ho):
                for j in range(Wo):
                    patch = padded[n, :, i * stride : i * stride + K, j * stride : j * stride + L]
                    out[n, o, i, j] = (patch * weight[o]).sum() + bias[o]
    return out
