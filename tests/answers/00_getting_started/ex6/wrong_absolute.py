# hint: These are absolute differences
def mean_squared_error(predictions, targets):
    return (predictions.flatten() - targets).abs().mean()
