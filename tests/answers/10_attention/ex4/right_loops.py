def positions(n, d):
    table = torch.zeros(n, d)
    for p in range(n):
        for i in range(0, d, 2):
            angle = p / 10_000 ** (i / d)
            table[p, i] = math.sin(angle)
            table[p, i + 1] = math.cos(angle)
    return table


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
