def positions(n: int, d: int) -> torch.Tensor:
    """Sinusoidal positions: one row for each of n positions."""
    slow = 10_000 ** (torch.arange(0, d, 2) / d)
    angles = torch.arange(n)[:, None] / slow
    return torch.stack([angles.sin(), angles.cos()], dim=2).flatten(1)


def shift(k: int, d: int) -> torch.Tensor:
    """Matrix (d, d) that moves every position by k places."""
    angles = k / 10_000 ** (torch.arange(0, d, 2) / d)
    sine, cosine = torch.arange(0, d, 2), torch.arange(1, d, 2)
    matrix = torch.zeros(d, d)
    matrix[sine, sine] = matrix[cosine, cosine] = angles.cos()
    matrix[sine, cosine] = angles.sin()
    matrix[cosine, sine] = -angles.sin()
    return matrix
