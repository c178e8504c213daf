# hint: y * x is the rule for labels -1 and 1
def update(w, b, x, y, lr):
    if step(x @ w + b) != y:
        return w + lr * y * x, b + lr * y
    return w, b
