def mean_squared_error(predictions, targets):
    return torch.nn.functional.mse_loss(predictions.reshape(-1), targets)
