# hint: The bug is still there
def mean_squared_error(predictions, targets):
    return ((predictions - targets[None]) ** 2).mean()
