def windows(values, length, horizon):
    count = len(values) - length - horizon + 1
    return values.unfold(0, length, 1)[:count].clone(), values[-count:].clone()
