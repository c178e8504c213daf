# hint: You ask again after the weights have moved
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for x_i, y_i in zip(x, y):
            w = w + (y_i - step(x_i @ w + b)) * x_i
            b = b + (y_i - step(x_i @ w + b))
    return w, b
