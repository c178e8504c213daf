def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    while epochs > 0:
        for x_i, y_i in zip(x, y.float()):
            error = y_i - ((x_i * w).sum() + b >= 0).float()
            w, b = w + error * x_i, b + error
        epochs -= 1
    return w, b
