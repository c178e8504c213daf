def mean_squared_error(predictions, targets):
    total = 0
    for prediction, target in zip(predictions.squeeze(), targets):
        total += (prediction - target) ** 2
    return total / len(targets)
