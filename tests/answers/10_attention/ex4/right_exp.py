def positions(n, d):
    rate = torch.exp(torch.arange(0, d, 2) * (-math.log(10_000.0) / d))
    angles = torch.outer(torch.arange(n).float(), rate)
    table = torch.empty(n, d)
    table[:, ::2], table[:, 1::2] = torch.sin(angles), torch.cos(angles)
    return table


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
