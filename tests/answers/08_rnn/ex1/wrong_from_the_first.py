# hint: from the first value of the window
def windows(values, length, horizon):
    if horizon == 1:
        return values.unfold(0, length, 1)[:-1], values[length:]
    x = values.unfold(0, length, 1)
    y = values[horizon:]
    return x[: len(y)], y[: len(x)]
