# hint: it is 1 - σ(z), not σ(1 - z)
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * torch.sigmoid(1 - z)
    difference = (torch.sigmoid(z + h) - torch.sigmoid(z - h)) / (2 * h)
    return derivative, difference
