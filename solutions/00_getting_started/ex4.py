def centre(x: torch.Tensor) -> torch.Tensor:
    """Subtract from each column of x (N, D) its mean; returns (N, D)."""
    return x - x.mean(dim=0)
