# hint: Did you fit it
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    table = positions(200, d).double()
    a, b = (table[:-k], table[k:]) if k > 0 else (table[-k:], table[: k or None])
    return torch.linalg.lstsq(a, b).solution.T.float()
