# hint: does not fade
def momentum_step(w, gradient, v, lr, momentum):
    v = v + gradient
    return w - lr * v, v
