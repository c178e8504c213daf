# hint: you took the sigmoid twice
def slope_twice(z, h):
    a = torch.sigmoid(torch.sigmoid(z))
    derivative = a * (1 - a)
    difference = (torch.sigmoid(z + h) - torch.sigmoid(z - h)) / (2 * h)
    return derivative, difference
