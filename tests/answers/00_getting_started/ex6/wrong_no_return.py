# hint: You returned None
def mean_squared_error(predictions, targets):
    print(((predictions.reshape(-1) - targets) ** 2).mean())
