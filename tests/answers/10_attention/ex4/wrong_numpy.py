# hint: This is an array of NumPy
def positions(n, d):
    p = np.arange(n)[:, None]
    angles = p / 10_000 ** (np.arange(0, d, 2) / d)
    table = np.zeros((n, d))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
