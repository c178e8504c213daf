# hint: Your b is still 0
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for x_i, y_i in zip(x, y, strict=True):
            output = step(x_i @ w + b)
            w = w + (y_i - output) * x_i
    return w, b
