def guided_noise(
    model: nn.Module, x: torch.Tensor, t: torch.Tensor,
    labels: torch.Tensor, scale: float, nothing: int,
) -> torch.Tensor:
    """Noise, where what the labels change is exaggerated; (N, ...)."""
    with_label = model(x, t, labels)
    without = model(x, t, torch.full_like(labels, nothing))
    return without + scale * (with_label - without)
