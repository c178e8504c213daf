def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    turn = torch.polar(torch.ones(d // 2), k * 10_000 ** (-torch.arange(0, d, 2) / d))
    m = torch.zeros(d, d)
    for i, z in enumerate(turn):
        m[2 * i, 2 * i] = m[2 * i + 1, 2 * i + 1] = z.real
        m[2 * i, 2 * i + 1] = z.imag
        m[2 * i + 1, 2 * i] = -z.imag
    return m
