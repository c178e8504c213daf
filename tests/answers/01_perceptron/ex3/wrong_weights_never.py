# hint: Your bias learns, your weights do not
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w, b + lr * error
