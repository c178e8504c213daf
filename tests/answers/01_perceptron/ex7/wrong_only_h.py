# hint: twice too much
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = (torch.sigmoid(z + h) - torch.sigmoid(z - h)) / h
    return derivative, difference
