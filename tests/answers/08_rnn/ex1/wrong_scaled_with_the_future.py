# hint: numbers that are not in values
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    values = (values - values.double().mean()) / values.double().std()
    return values.unfold(0, length, 1)[:count], values[length + horizon - 1 :]
