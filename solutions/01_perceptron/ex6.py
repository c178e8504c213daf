def sigmoid_neuron(
    x: torch.Tensor, w: torch.Tensor, b: torch.Tensor
) -> torch.Tensor:
    """Return the outputs (N,) of a sigmoid neuron for the inputs x (N, D)."""
    z = x @ w + b
    return 1 / (1 + torch.exp(-z))
