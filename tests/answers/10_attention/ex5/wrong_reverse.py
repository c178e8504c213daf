# hint: reverse order
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, d // heads).transpose(1, 2).flip(1)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
