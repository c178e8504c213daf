# hint: split_heads: after a transpose, reshape mixes the numbers
def split_heads(x, heads):
    N, n, d = x.shape
    return x.transpose(1, 2).reshape(N, heads, d // heads, n).reshape(N, heads, n, d // heads)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
