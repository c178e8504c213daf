# hint: 1 - momentum on the old v
def momentum_step(w, gradient, v, lr, momentum):
    v = (1 - momentum) * v + gradient
    return w - lr * v, v
