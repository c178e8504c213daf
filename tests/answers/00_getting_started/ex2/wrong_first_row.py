# hint: Only the first row came out
def to_floats(rows):
    for row in rows:
        return torch.tensor(row).float()
