# hint: w needs the shape (784,)
def train_digits(x, y):
    return torch.stack([x[y == 0].mean(0), x[y == 1].mean(0)]), torch.zeros(2)
