def positions(n, d):
    c = torch.arange(d)
    a = torch.arange(n)[:, None] / torch.pow(10000, 2 * (c // 2) / d)
    return torch.where(c % 2 == 0, torch.sin(a), torch.cos(a))


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
