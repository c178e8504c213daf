# hint: with no second axis
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = values.unfold(0, length, 1)[:count]
    return x, values[length + horizon - 1 :, None]
