def train(
    x: torch.Tensor, y: torch.Tensor, epochs: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return weights (D,) and bias () after `epochs` passes over x, y."""
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for x_i, y_i in zip(x, y):
            error = y_i - step(x_i @ w + b)
            w = w + error * x_i
            b = b + error
    return w, b
