# hint: (any)
def update(w, b, x, y, lr):
    if step(x @ w + b) != y:
        return w + lr * x, b + lr
    return w, b
