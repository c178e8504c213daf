def to_floats(rows):
    return torch.tensor(rows).float()
