def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    new = [w + lr * error * x, b + lr * error]
    return tuple(new)
