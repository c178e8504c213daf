# hint: one step too far ahead
def windows(values, length, horizon):
    count = len(values) - length - horizon
    x = torch.stack([values[i : i + length] for i in range(count)])
    return x, values[length + horizon :]
