def drop(x: torch.Tensor, p: float, training: bool) -> torch.Tensor:
    """Drop each number with probability p in training; scale the rest."""
    if not training:
        return x
    kept = torch.rand_like(x) >= p
    return x * kept / (1 - p)
