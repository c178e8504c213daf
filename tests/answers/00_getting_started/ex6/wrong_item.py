# hint: it is a Python number
def mean_squared_error(predictions, targets):
    return ((predictions.reshape(-1) - targets) ** 2).mean().item()
