# hint: split_heads: the pieces are right, but they still stand by
def split_heads(x, heads):
    return torch.stack(x.chunk(heads, dim=-1), dim=2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
