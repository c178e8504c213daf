# hint: You squared the mean
def mean_squared_error(predictions, targets):
    return (predictions.reshape(-1) - targets).mean() ** 2
