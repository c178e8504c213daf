def update(w, b, x, y, lr):
    fires = x @ w + b >= 0
    if fires and y == 0:
        return w - lr * x, b - lr
    if not fires and y == 1:
        return w + lr * x, b + lr
    return w, b
