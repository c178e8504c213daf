def momentum_step(
    w, gradient, v, lr: float, momentum: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return w and v after one step of SGD with momentum."""
    v = momentum * v + gradient
    return w - lr * v, v
