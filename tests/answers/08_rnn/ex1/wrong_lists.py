# hint: must be tensors
def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    x = [values[i : i + length] for i in range(count)]
    return x, values[length + horizon - 1 :]
