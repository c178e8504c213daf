# hint: At z = 0 a perceptron fires
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for x_i, y_i in zip(x, y, strict=True):
            error = y_i - (x_i @ w + b > 0).long()
            w = w + error * x_i
            b = b + error
    return w, b
