def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, -1).permute(0, 2, 1, 3)


def merge_heads(x):
    N, h, n, s = x.shape
    return x.permute(0, 2, 1, 3).contiguous().view(N, n, h * s)
