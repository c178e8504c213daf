def centre(x):
    return x - x.sum(0) / len(x)
