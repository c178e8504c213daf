# hint: you step backward only
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = (a - torch.sigmoid(z - h)) / h
    return derivative, difference
