# hint: they are float64
def to_floats(rows):
    return torch.from_numpy(np.array(rows, dtype=float))
