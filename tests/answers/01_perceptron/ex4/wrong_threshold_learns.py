# hint: (any)
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    threshold = 0.5
    for _ in range(epochs):
        for x_i, y_i in zip(x, y):
            error = y_i - step(x_i @ w - threshold)
            w = w + error * x_i
            threshold = threshold - error
    return w, b
