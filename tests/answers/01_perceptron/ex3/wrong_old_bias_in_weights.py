# hint: These are the changes alone
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return lr * error * x, lr * error
