# hint: The last window is missing
def windows(values, length, horizon):
    x, y = [], []
    for i in range(len(values) - length - horizon):
        x.append(values[i : i + length])
        y.append(values[i + length + horizon - 1])
    return torch.stack(x), torch.stack(y)
