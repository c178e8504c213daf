# hint: b is one number
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error * x
