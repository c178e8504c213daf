def to_floats(rows: list[list[int]]) -> torch.Tensor:
    """Turn N lists of D whole numbers into a float32 tensor (N, D)."""
    return torch.tensor(rows, dtype=torch.float32)
