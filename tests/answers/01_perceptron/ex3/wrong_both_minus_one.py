# hint: Your step is twice too long
def update(w, b, x, y, lr):
    output = torch.where(x @ w + b >= 0, 1, -1)
    error = (2 * y - 1) - output
    return w + lr * error * x, b + lr * error
