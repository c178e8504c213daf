# hint: split_heads: the pieces are right, but they still stand by
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, d // heads)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
