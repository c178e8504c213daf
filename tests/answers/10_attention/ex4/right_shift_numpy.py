def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    a = k / 10_000.0 ** (np.arange(0, d, 2) / d)
    beside = np.stack([np.sin(a), 0 * a], axis=1).ravel()[:-1]
    m = np.diag(np.repeat(np.cos(a), 2)) + np.diag(beside, 1) - np.diag(beside, -1)
    return torch.from_numpy(m).float()
