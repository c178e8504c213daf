# hint: All examples of a pass met the same old weights
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        error = (y - step(x @ w + b)).float()
        w = w + error @ x
        b = b + error.sum()
    return w, b
