# hint: you step forward only
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = (torch.sigmoid(z + h) - a) / h
    return derivative, difference
