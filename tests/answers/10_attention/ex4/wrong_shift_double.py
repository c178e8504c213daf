# hint: shift gives float64
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    a = k / 10_000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
    pairs = torch.stack(
        [torch.stack([a.cos(), a.sin()], 1), torch.stack([-a.sin(), a.cos()], 1)], 1
    )
    return torch.block_diag(*pairs)
