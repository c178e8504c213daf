def to_floats(rows):
    return torch.Tensor(rows)
