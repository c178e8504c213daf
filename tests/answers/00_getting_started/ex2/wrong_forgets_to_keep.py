# hint: they are int64
def to_floats(rows):
    x = torch.tensor(rows)
    x.float()
    return x
