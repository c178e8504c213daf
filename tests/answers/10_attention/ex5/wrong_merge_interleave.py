# hint: merge_heads: each token has its numbers in another order.
def split_heads(x, heads):
    return torch.stack(x.chunk(heads, dim=-1), dim=1)


def merge_heads(x):
    return x.permute(0, 2, 3, 1).flatten(2)
