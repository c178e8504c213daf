# hint: Each weight moves by its own input
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error, b + lr * error
