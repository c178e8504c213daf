# hint: the matrix for one place
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    m = torch.zeros(d, d)
    for i in range(0, d, 2):
        a = 1 / 10_000 ** (i / d)
        m[i : i + 2, i : i + 2] = torch.tensor(
            [[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]
        )
    return m
