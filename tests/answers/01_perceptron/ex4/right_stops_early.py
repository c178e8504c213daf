def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        mistakes = 0
        for x_i, y_i in zip(x, y, strict=True):
            error = y_i - step(x_i @ w + b)
            if error != 0:
                mistakes += 1
                w += error * x_i
                b += error
        if mistakes == 0:
            break
    return w, b
