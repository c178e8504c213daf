# hint: You divided
def positions(n, d):
    a = torch.arange(n)[:, None] / 10000 ** (torch.arange(0, d, 2) // d)
    return torch.stack([a.sin(), a.cos()], 2).flatten(1)


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
