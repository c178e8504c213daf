# hint: The output was wrong, and nothing moved
def update(w, b, x, y, lr):
    return w, b
