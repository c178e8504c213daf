# hint: broadcasting then used them for the columns
def centre(x):
    return x - x.mean(dim=1)
