def positions(n, d):
    return torch.tensor(
        [
            [
                (math.sin if c % 2 == 0 else math.cos)(p / 10000 ** ((c - c % 2) / d))
                for c in range(d)
            ]
            for p in range(n)
        ]
    )


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
