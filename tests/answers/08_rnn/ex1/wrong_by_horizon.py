# hint: moved on by horizon steps
def windows(values, length, horizon):
    starts = range(0, len(values) - length - horizon + 1, horizon)
    x = torch.stack([values[i : i + length] for i in starts])
    return x, torch.stack([values[i + length + horizon - 1] for i in starts])
