# hint: one mean over all numbers
def centre(x):
    return x - x.mean()
