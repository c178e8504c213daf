# hint: split_heads: there are as many heads as each should have
def split_heads(x, heads):
    return torch.stack(x.split(heads, dim=-1), dim=1)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
