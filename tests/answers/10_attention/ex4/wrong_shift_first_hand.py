# hint: only the first hand turns
def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    m = torch.eye(d)
    m[0, 0] = m[1, 1] = math.cos(k)
    m[0, 1], m[1, 0] = math.sin(k), -math.sin(k)
    return m
