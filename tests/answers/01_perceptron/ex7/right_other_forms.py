def slope_twice(z, h):
    forward = (torch.sigmoid(z + h) - torch.sigmoid(z)) / h
    backward = (torch.sigmoid(z) - torch.sigmoid(z - h)) / h
    return torch.exp(-z) / (1 + torch.exp(-z)) ** 2, (forward + backward) / 2
