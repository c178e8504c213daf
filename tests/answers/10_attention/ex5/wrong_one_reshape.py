# hint: split_heads: the shape is right, but heads and positions
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, heads, n, d // heads)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
