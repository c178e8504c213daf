def chain_gradient(
    x: torch.Tensor, weights: list[float]
) -> tuple[torch.Tensor, float]:
    """Return the gradient (N,) of a chain of sigmoids and its bound."""
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        gradient = gradient * w * a * (1 - a)
        bound *= abs(w) / 4
    return gradient, bound
