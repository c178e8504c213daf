def split_heads(x, heads):
    N, n, d = x.shape
    s = d // heads
    out = torch.zeros(N, heads, n, s)
    for h in range(heads):
        out[:, h] = x[..., h * s : (h + 1) * s]
    return out


def merge_heads(x):
    N, h, n, s = x.shape
    out = x.new_zeros(N, n, h * s)
    for i in range(h):
        out[..., i * s : (i + 1) * s] = x[:, i]
    return out
