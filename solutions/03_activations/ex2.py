def leaky_relu(z: torch.Tensor, alpha: float) -> torch.Tensor:
    """Leave positive numbers, multiply the others by alpha."""
    return torch.where(z > 0, z, alpha * z)


def elu(z: torch.Tensor, alpha: float) -> torch.Tensor:
    """Leave positive numbers, turn the others into alpha (exp(z) - 1)."""
    below = z.clamp(max=0)  # so that exp never sees a positive number
    return torch.where(z > 0, z, alpha * (torch.exp(below) - 1))
