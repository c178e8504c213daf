# hint: in another order
def split_heads(x, heads):
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def merge_heads(x):
    N, heads, n, size = x.shape
    return x.permute(0, 2, 3, 1).reshape(N, n, heads * size)
