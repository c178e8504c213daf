# hint: horizon is ignored
def windows(values, length, horizon):
    count = len(values) - length
    x = torch.stack([values[i : i + length] for i in range(count)])
    return x, values[length:]
