# hint: the batch went
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, d // heads).permute(2, 0, 1, 3)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
