# hint: Each target met only the first prediction
def mean_squared_error(predictions, targets):
    return ((predictions[0] - targets) ** 2).mean()
