# hint: The same call gives different weights
def train(x, y, epochs):
    w, b = torch.zeros(x.shape[1]), torch.tensor(0.0)
    for _ in range(epochs):
        for i in torch.randperm(len(x)):
            error = y[i] - step(x[i] @ w + b)
            w = w + error * x[i]
            b = b + error
    return w, b
