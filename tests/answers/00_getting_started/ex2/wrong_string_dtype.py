# hint: must be torch.dtype
def to_floats(rows):
    return torch.tensor(rows, dtype="float32")
