# hint: Return a dict, of the form
def what_doubles():
    return [(1, 2, 4, 4), (1, 1, 1, 2), (4, 4, 2, 1), 3072]
