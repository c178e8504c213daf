# hint: This is only the step
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return -lr * v, v
