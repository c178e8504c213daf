def gram_matrices(maps):
    n, c, h, w = maps.shape
    out = torch.zeros(n, c, c, dtype=maps.dtype)
    for i in range(c):
        for j in range(c):
            out[:, i, j] = (maps[:, i] * maps[:, j]).sum((1, 2)) / (h * w)
    return out
