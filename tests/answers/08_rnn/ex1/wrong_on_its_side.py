# hint: lies on its side
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = torch.stack([values[k : k + count] for k in range(length)])
    return x, values[length + horizon - 1 :]
