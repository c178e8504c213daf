# hint: that is its square root
def mean_squared_error(predictions, targets):
    return ((predictions.flatten() - targets) ** 2).mean() ** 0.5
