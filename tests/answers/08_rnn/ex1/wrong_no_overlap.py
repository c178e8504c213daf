# hint: do not overlap
def windows(values, length, horizon):
    starts = range(0, len(values) - length - horizon + 1, length)
    x = torch.stack([values[i : i + length] for i in starts])
    return x, torch.stack([values[i + length + horizon - 1] for i in starts])
