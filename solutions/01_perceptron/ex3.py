def update(
    w: torch.Tensor, b: torch.Tensor,
    x: torch.Tensor, y: torch.Tensor, lr: float,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return weights and bias after one step of the perceptron rule."""
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error
