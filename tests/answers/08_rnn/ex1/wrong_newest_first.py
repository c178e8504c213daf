# hint: newest value first
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = torch.stack([values[i : i + length].flip(0) for i in range(count)])
    return x, values[length + horizon - 1 :]
