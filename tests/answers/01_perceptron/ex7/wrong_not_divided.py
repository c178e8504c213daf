# hint: this is the rise
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = torch.sigmoid(z + h) - torch.sigmoid(z - h)
    return derivative, difference
