def positions(n, d):
    c = torch.arange(d)
    a = torch.arange(n).double()[:, None] / 10_000 ** ((c - c % 2) / d) + (c % 2) * math.pi / 2
    return a.sin().float()


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
