# hint: lr stands where momentum belongs
def momentum_step(w, gradient, v, lr, momentum):
    v = lr * v + gradient
    return w - momentum * v, v
