# hint: Is a size from the example written into split_heads
def split_heads(x, heads):
    return torch.stack(x.split(4, dim=-1), dim=1)


def merge_heads(x):
    return torch.cat(list(x.unbind(1)), dim=-1)
