# hint: A column (N, 1) works now
def mean_squared_error(predictions, targets):
    return ((predictions - targets[:, None]) ** 2).mean()
