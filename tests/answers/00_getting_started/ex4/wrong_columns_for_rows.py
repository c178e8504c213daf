# hint: broadcasting then used them for the rows
def centre(x):
    return x - x.mean(dim=0)[:, None]
