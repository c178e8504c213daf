def mean_squared_error(predictions, targets):
    """Mean squared difference of predictions (N, 1) or (N,), targets (N,)."""
    return ((predictions.reshape(-1) - targets) ** 2).mean()
