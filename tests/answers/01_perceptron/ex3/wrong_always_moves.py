# hint: The output was right, and still you moved
def update(w, b, x, y, lr):
    sign = 2 * y - 1
    return w + lr * sign * x, b + lr * sign
