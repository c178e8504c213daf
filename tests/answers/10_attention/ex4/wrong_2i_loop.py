# hint: (any)
def positions(n, d):
    t = torch.zeros(n, d)
    for p in range(n):
        for i in range(0, d, 2):
            t[p, i] = math.sin(p / 10000 ** (2 * i / d))
            t[p, i + 1] = math.cos(p / 10000 ** (2 * i / d))
    return t


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
