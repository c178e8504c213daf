# hint: Is a size from the example written into split_heads
def split_heads(x, heads):
    return x.reshape(x.shape[0], x.shape[1], 3, 4).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
