def centre(x):
    columns = [column - column.sum() / len(column) for column in x.unbind(dim=1)]
    return torch.stack(columns, dim=1)
