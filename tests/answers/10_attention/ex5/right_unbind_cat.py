def split_heads(x, heads):
    size = x.size(2) // heads
    return torch.stack([x[..., h * size : (h + 1) * size] for h in range(heads)]).transpose(0, 1)


def merge_heads(x):
    return torch.cat(x.unbind(dim=1), dim=-1)
