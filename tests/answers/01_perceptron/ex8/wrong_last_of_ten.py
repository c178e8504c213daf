# hint: You keep the weights as they were after one correction
def train_digits(x, y):
    w, b = torch.zeros(784), torch.tensor(0.0)
    for _ in range(10):
        for i in torch.randperm(len(x)):
            error = 0.1 * (y[i] - step(x[i] @ w + b))
            w = w + error * x[i]
            b = b + error
    return w, b
