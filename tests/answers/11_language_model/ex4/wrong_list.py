# hint: Return a dict
def what_went_wrong():
    return [2, 5, 1, 4, 3]
