def mean_squared_error(predictions, targets):
    if predictions.ndim == 2:
        predictions = predictions[:, 0]
    return (predictions - targets).square().mean()
