def step_back(
    model: nn.Module, x: torch.Tensor, t: int, alpha_bars: torch.Tensor,
    z: torch.Tensor,
) -> torch.Tensor:
    """From x at step t to x at step t - 1."""
    noise = model(x, torch.full((len(x),), t))
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = x - (1 - alpha) / (1 - alpha_bars[t]).sqrt() * noise
    mean = mean / alpha.sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
