def leaky_normal(outputs: int, inputs: int, slope: float) -> torch.Tensor:
    """Draw weights (outputs, inputs) for a layer before a leaky ReLU."""
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return std * torch.randn(outputs, inputs)
