# hint: This is the standard deviation of one measurement
def standard_error(x):
    return x.std(dim=0)
