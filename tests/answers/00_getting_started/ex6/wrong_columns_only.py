# hint: but predictions of shape (N,) do not
def mean_squared_error(predictions, targets):
    return ((predictions - targets[:, None]) ** 2).mean()
