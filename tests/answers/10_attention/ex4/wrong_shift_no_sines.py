# hint: the sines beside them are missing
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    a = k / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.diag(a.cos().repeat_interleave(2))
