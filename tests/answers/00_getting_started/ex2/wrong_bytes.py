# hint: You squeezed the numbers into bytes
def to_floats(rows):
    return torch.tensor(rows, dtype=torch.int64).to(torch.uint8).float()
