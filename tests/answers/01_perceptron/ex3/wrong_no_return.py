# hint: Return the pair
def update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    w = w + lr * error * x
    b = b + lr * error
