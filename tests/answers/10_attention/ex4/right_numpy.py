def positions(n, d):
    a = np.arange(n)[:, None] / 1e4 ** (2 * np.arange(d // 2) / d)
    return torch.from_numpy(np.stack([np.sin(a), np.cos(a)], 2).reshape(n, d).astype(np.float32))


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
