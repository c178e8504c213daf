# hint: (any)
def positions(n, d):
    a = torch.arange(n)[:, None] / 10000 ** (2 * torch.arange(d) / d)
    t = a.sin()
    t[:, 1::2] = a[:, 1::2].cos()
    return t


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
