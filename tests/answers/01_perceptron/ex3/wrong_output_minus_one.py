# hint: somewhere a label is -1 where it should be 0
def update(w, b, x, y, lr):
    output = torch.where(x @ w + b >= 0, 1, -1)
    error = y - output
    return w + lr * error * x, b + lr * error
