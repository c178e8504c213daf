# hint: First w, then b
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return b + lr * error, w + lr * error * x
