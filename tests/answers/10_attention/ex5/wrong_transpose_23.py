# hint: split_heads: the dimensions of heads and numbers are
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, d // heads).transpose(2, 3)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
