# hint: There are half as many columns as d: each angle has two,
def positions(n, d):
    return torch.arange(n)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
