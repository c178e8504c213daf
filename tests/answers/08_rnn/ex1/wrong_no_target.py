# hint: The last windows have no target
def windows(values, length, horizon):
    return values.unfold(0, length, 1), values[length + horizon - 1 :]
