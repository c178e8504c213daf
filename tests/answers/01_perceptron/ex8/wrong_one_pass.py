# hint: You keep the weights as they were after one correction
def train_digits(x, y):
    w, b = torch.zeros(784), torch.tensor(0.0)
    for _ in range(1):
        for x_i, y_i in zip(x, y):
            error = y_i - step(x_i @ w + b)
            w = w + error * x_i
            b = b + error
    return w, b
