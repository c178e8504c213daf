# hint: These are whole numbers: sines and cosines need a table of
def positions(n, d):
    a = torch.arange(n)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    t = torch.zeros(n, d, dtype=torch.long)
    t[:, ::2], t[:, 1::2] = a.sin(), a.cos()
    return t


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
