# hint: These are the rows, in a list
def centre(x):
    return [row - x.mean(0) for row in x]
