def windows(values, length, horizon):
    x, y = [], []
    for end in range(length, len(values) - horizon + 1):
        x.append(values[end - length : end])
        y.append(values[end + horizon - 1])
    return torch.stack(x), torch.stack(y)
