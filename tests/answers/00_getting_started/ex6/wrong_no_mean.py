# hint: still one number for each example
def mean_squared_error(predictions, targets):
    return (predictions.flatten() - targets) ** 2
