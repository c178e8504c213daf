def centre(x):
    return torch.stack([column - column.mean() for column in x.T], dim=1)
