# hint: made of the old v, not of w
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * w + gradient
    return w - lr * v, v
