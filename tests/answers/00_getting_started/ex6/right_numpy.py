def mean_squared_error(predictions, targets):
    difference = predictions.numpy().ravel() - targets.numpy()
    return torch.tensor((difference**2).mean())
