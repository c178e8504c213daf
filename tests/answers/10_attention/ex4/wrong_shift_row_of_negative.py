# hint: With k = -4 shift raises an error
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    s, c = positions(k + 1, d)[k].reshape(-1, 2).T
    pairs = torch.stack([torch.stack([c, s], 1), torch.stack([-s, c], 1)], 1)
    return torch.block_diag(*pairs)
