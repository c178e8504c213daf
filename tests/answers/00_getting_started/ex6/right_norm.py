def mean_squared_error(predictions, targets):
    return (predictions.reshape(len(targets)) - targets).norm() ** 2 / len(targets)
