def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for i in range(len(x)):
            output = step(x[i] @ w + b)
            if output != y[i]:
                sign = 1.0 if y[i] == 1 else -1.0
                w = w + sign * x[i]
                b = b + sign
    return w, b
