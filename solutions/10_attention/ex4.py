def positions(n: int, d: int) -> torch.Tensor:
    """Sinusoidal positions: one row for each of n positions."""
    p = torch.arange(n)[:, None]
    angles = p / 10_000 ** (torch.arange(0, d, 2) / d)
    table = torch.zeros(n, d)
    table[:, 0::2] = angles.sin()
    table[:, 1::2] = angles.cos()
    return table
