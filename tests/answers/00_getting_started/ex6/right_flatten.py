def mean_squared_error(predictions, targets):
    return ((predictions.flatten() - targets.flatten()) ** 2).mean()
