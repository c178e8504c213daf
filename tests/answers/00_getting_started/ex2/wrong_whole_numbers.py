# hint: they are int64
def to_floats(rows):
    return torch.tensor(rows)
