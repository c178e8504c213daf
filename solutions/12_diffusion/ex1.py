def share_left(betas: torch.Tensor) -> torch.Tensor:
    """Share of the data's variance after 0, 1, ..., T steps; (T + 1,)."""
    return torch.cat([torch.ones(1), torch.cumprod(1 - betas, dim=0)])


def add_noise(
    x: torch.Tensor, t: torch.Tensor, noise: torch.Tensor,
    alpha_bars: torch.Tensor,
) -> torch.Tensor:
    """What t steps of noise make of x; (N, ...)."""
    kept = alpha_bars[t].reshape(-1, *[1] * (x.ndim - 1))
    return kept.sqrt() * x + (1 - kept).sqrt() * noise
