def relu(z: torch.Tensor) -> torch.Tensor:
    """Set the negative numbers of z to 0."""
    return z.clamp(min=0)


def relu_derivative(z: torch.Tensor) -> torch.Tensor:
    """Derivative of ReLU at each number of z: 1 if positive, else 0."""
    return (z > 0).to(z.dtype)
