# hint: the last two dimensions are swapped
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, heads, d // heads).permute(0, 2, 3, 1)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
