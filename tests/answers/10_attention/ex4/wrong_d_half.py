# hint: The exponent is
def positions(n, d):
    i = torch.arange(d // 2)
    a = torch.arange(n)[:, None] / 10000 ** (i / (d / 2 - 1))
    return torch.stack([a.sin(), a.cos()], 2).flatten(1)


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
