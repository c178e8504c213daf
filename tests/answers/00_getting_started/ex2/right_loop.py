def to_floats(rows):
    out = torch.zeros(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, number in enumerate(row):
            out[i, j] = number
    return out
