# hint: split_heads raised an error: RuntimeError: stack expects
def split_heads(x, heads):
    return torch.stack(x.chunk(heads, dim=1), dim=1)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)
