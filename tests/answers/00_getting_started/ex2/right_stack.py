def to_floats(rows):
    return torch.stack([torch.tensor(row).to(torch.float32) for row in rows])
