# hint: the middle between the smallest and the largest
def centre(x):
    middle = (x.amax(dim=0) + x.amin(dim=0)) / 2
    return x - middle
