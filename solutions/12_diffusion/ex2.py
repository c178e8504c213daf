def best_guess(x: torch.Tensor, kept: float) -> torch.Tensor:
    """Mean of the noise in x, if the data are +1 or -1; (N,)."""
    root = math.sqrt(kept)
    clean = torch.tanh(root * x / (1 - kept))
    return (x - root * clean) / math.sqrt(1 - kept)
