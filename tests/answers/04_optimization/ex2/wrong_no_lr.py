# hint: learning rate is missing in w
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - v, v
