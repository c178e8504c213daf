# hint: by the 25 pairs
def mean_squared_error(predictions, targets):
    table = predictions - targets
    return (table.diag() ** 2).sum() / table.numel()
