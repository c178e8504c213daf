# hint: You returned a Python list
def first_tensor():
    return [1, 2, 3]
