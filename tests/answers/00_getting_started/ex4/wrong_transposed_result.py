# hint: Columns have become rows
def centre(x):
    return (x - x.mean(0)).T
