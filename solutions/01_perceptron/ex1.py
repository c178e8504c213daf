def perceptron(
    x: torch.Tensor, w: torch.Tensor, b: torch.Tensor
) -> torch.Tensor:
    """Return 1 for each row of x (N, D) on which the neuron fires, else 0."""
    return (x @ w + b >= 0).long()
