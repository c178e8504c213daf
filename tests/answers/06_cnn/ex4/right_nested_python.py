def max_pool(x, size, stride):
    N, C, H, W = x.shape
    Ho, Wo = (H - size) // stride + 1, (W - size) // stride + 1
    out = torch.full((N, C, Ho, Wo), float("-inf"), dtype=x.dtype)
    for n in range(N):
        for c in range(C):
            for i in range(Ho):
                for j in range(Wo):
                    for k in range(size):
                        for l in range(size):
                            out[n, c, i, j] = max(
                                out[n, c, i, j], x[n, c, i * stride + k, j * stride + l]
                            )
    return out
