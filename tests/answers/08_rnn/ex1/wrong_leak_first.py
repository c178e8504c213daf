# hint: first value of its own window
def windows(values, length, horizon):
    x = values.unfold(0, length, 1)
    return x, values[: len(x)]
