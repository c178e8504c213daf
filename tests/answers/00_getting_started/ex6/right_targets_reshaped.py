def mean_squared_error(predictions, targets):
    return ((predictions - targets.reshape(predictions.shape)) ** 2).mean()
