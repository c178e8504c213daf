# hint: You returned a Python tuple
def first_tensor():
    return (1, 2, 3)
