# hint: You step in the wrong direction
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for x_i, y_i in zip(x, y, strict=True):
            error = step(x_i @ w + b) - y_i
            w = w + error * x_i
            b = b + error
    return w, b
