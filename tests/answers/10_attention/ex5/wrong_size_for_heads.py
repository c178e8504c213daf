# hint: there are as many heads as each should
def split_heads(x, heads):
    N, n, d = x.shape
    return x.reshape(N, n, d // heads, heads).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
