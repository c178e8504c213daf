# hint: The sign is turned
def centre(x):
    return x.mean(dim=0) - x
