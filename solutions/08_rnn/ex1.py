def windows(
    values: torch.Tensor, length: int, horizon: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cut values (N,) into windows (M, length) and their targets (M,)."""
    count = len(values) - length - horizon + 1
    x = torch.stack([values[i : i + length] for i in range(count)])
    y = values[length + horizon - 1 :]
    return x, y
