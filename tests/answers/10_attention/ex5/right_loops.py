def split_heads(x, heads):
    N, n, d = x.shape
    size = d // heads
    out = torch.empty(N, heads, n, size)
    for h in range(heads):
        out[:, h] = x[:, :, h * size : (h + 1) * size]
    return out


def merge_heads(x):
    N, heads, n, size = x.shape
    out = torch.empty(N, n, heads * size)
    for h in range(heads):
        out[:, :, h * size : (h + 1) * size] = x[:, h]
    return out
