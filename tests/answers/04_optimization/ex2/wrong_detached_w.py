# hint: w stayed where it was
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w, v
