# hint: split_heads: each head got every third number. Head
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, d // heads, heads).permute(0, 3, 1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
