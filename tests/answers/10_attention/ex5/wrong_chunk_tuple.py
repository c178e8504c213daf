# hint: split_heads returns several tensors:
def split_heads(x, heads):
    return x.chunk(heads, dim=-1)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
