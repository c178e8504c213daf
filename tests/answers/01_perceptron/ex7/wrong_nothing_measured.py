# hint: this is the derivative once more
def slope_twice(z, h):
    a = torch.sigmoid(z)
    derivative = a * (1 - a)
    difference = derivative
    return derivative, difference
