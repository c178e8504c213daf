# hint: each target is the last value of its own window. It must
def windows(values, length, horizon):
    x = values.unfold(0, length, 1)
    return x[: len(values) - length - horizon + 2], values[length + horizon - 2 :]
