def delta(
    z: torch.Tensor, delta_next: torch.Tensor, weight_next: torch.Tensor
) -> torch.Tensor:
    """Gradient of the loss with respect to z (N, J), for sigmoid neurons."""
    a = torch.sigmoid(z)
    return a * (1 - a) * (delta_next @ weight_next)
