# hint: (any)
def train_digits(x, y):
    w = torch.rand(784) - 0.5
    return w, -(x @ w).median()
