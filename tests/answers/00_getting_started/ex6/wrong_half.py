# hint: You halved it
def mean_squared_error(predictions, targets):
    return ((predictions.reshape(-1) - targets) ** 2).mean() / 2
