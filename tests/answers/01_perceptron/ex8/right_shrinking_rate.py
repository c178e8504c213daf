def train_digits(x, y):
    w, b = torch.zeros(784), torch.tensor(0.0)
    for epoch in range(15):
        lr = 0.6**epoch
        for i in torch.randperm(len(x)):
            error = lr * (y[i] - torch.sigmoid(x[i] @ w + b))
            w = w + 0.02 * error * x[i]
            b = b + 0.02 * error
    return w, b
