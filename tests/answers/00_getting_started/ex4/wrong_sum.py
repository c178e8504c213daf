# hint: divide it by N first
def centre(x):
    return x - x.sum(dim=0)
