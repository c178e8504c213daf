def to_floats(rows):
    return torch.tensor([[float(v) for v in row] for row in rows])
