# hint: this is the sigmoid, not its slope
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a
    difference = (torch.sigmoid(z + h) - torch.sigmoid(z - h)) / (2 * h)
    return derivative, difference
