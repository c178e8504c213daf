# hint: You forgot the square
def mean_squared_error(predictions, targets):
    return (predictions.flatten() - targets).mean()
