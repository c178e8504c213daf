def sgd_step(parameters, lr: float) -> None:
    """Move each parameter against its gradient, in place."""
    with torch.no_grad():
        for parameter in parameters:
            parameter -= lr * parameter.grad
