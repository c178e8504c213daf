# hint: you took z * (1 - z)
def slope_twice(z, h):
    derivative = z * (1 - z)
    difference = (torch.sigmoid(z + h) - torch.sigmoid(z - h)) / (2 * h)
    return derivative, difference
