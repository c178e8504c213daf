def update(w, b, x, y, lr):
    w, b = w.clone(), b.clone()
    error = y - step(x @ w + b)
    w += lr * error * x
    b += lr * error
    return w, b
