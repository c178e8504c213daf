def linear(
    x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor
) -> torch.Tensor:
    """Apply a fully connected layer: (N, inputs) -> (N, outputs)."""
    return x @ weight.T + bias
