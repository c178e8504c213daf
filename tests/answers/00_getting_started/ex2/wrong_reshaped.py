# hint: with the numbers mixed up
def to_floats(rows):
    return torch.tensor(rows, dtype=torch.float32).reshape(len(rows[0]), -1)
