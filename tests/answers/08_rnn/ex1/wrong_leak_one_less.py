# hint: and one window is missing
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = torch.stack([values[i : i + length] for i in range(count)])
    return x, values[length + horizon - 2 : -1]
