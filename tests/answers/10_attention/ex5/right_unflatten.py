def split_heads(x, heads):
    return x.unflatten(-1, (heads, x.shape[-1] // heads)).movedim(2, 1)


def merge_heads(x):
    return x.swapaxes(1, 2).reshape(x.shape[0], x.shape[2], -1)
