def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    starts = torch.arange(count)
    x = values[starts[:, None] + torch.arange(length)]
    return x, values[starts + length + horizon - 1]
