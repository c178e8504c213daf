# hint: take the absolute value
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    row = positions(abs(k) + 1, d)[-1]
    s, c = row[0::2], row[1::2]
    pairs = torch.stack([torch.stack([c, s], 1), torch.stack([-s, c], 1)], 1)
    return torch.block_diag(*pairs)
