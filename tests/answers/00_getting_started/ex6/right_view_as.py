def mean_squared_error(predictions, targets):
    return (predictions.view_as(targets) - targets).square().mean()
