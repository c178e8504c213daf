# hint: doubled them once more
def positions(n, d):
    p = torch.arange(n)[:, None]
    angles = p / 10_000 ** (2 * torch.arange(d) / d)
    table = torch.zeros(n, d)
    table[:, 0::2] = angles[:, 0::2].sin()
    table[:, 1::2] = angles[:, 1::2].cos()
    return table


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
