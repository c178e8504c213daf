# hint: The learning rate is for the bias, too
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + error
