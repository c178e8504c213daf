# hint: Return the pair
def slope_twice(z, h):
    a = torch.sigmoid(z)
    return a * (1 - a)
