# hint: not finite
def train_digits(x, y):
    w, b = torch.zeros(784), torch.tensor(0.0)
    for _ in range(400):
        error = y - (x @ w + b)
        w = w + error @ x
        b = b + error.sum()
    return w, b
