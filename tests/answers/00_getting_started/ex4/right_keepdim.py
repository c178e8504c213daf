def centre(x):
    return x - x.mean(0, keepdim=True)
