def he_normal(outputs: int, inputs: int) -> torch.Tensor:
    """Draw a weight matrix (outputs, inputs) for a layer before ReLU."""
    return math.sqrt(2 / inputs) * torch.randn(outputs, inputs)
