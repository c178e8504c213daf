def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.zeros(())
    for epoch in range(epochs):
        for x_i, y_i in zip(x, y):
            error = y_i - step(x_i @ w + b)
            w += error * x_i
            b += error
    return w, b
