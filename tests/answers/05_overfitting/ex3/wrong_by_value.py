# hint: In training nothing is dropped
def drop(x, p, training):
    if not training:
        return x
    return x * (x >= p) / (1 - p)
