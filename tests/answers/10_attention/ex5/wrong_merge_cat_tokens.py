# hint: merge_heads: the heads stand one after the other as more
def split_heads(x, heads):
    return torch.stack(x.chunk(heads, dim=-1), dim=1)


def merge_heads(x):
    return torch.cat(x.unbind(1), dim=1)
