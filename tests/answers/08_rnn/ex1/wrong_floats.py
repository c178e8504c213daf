# hint: x and y must have the dtype
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = values.unfold(0, length, 1)[:count]
    return torch.as_tensor(x.tolist(), dtype=torch.float32), values[length + horizon - 1 :]
