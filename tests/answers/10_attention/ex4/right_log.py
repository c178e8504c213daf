def positions(n, d):
    rate = torch.exp(torch.arange(0, d, 2).float() * (-math.log(10000.0) / d))
    pe = torch.empty(n, d)
    pos = torch.arange(n, dtype=torch.float).unsqueeze(1)
    pe[:, ::2], pe[:, 1::2] = torch.sin(pos * rate), torch.cos(pos * rate)
    return pe


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
