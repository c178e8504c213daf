# hint: you step h forward and divide by 2h
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = (torch.sigmoid(z + h) - a) / (2 * h)
    return derivative, difference
