# hint: w went by the old v
def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * v, momentum * v + gradient
