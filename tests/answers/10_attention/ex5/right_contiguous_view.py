def split_heads(x, heads):
    N, n, d = x.shape
    return x.contiguous().view(N, n, heads, d // heads).permute(0, 2, 1, 3)


def merge_heads(x):
    N, heads, n, size = x.shape
    return x.transpose(1, 2).contiguous().view(N, n, heads * size)
