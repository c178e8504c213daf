# hint: The new gradient is missing
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v
    return w - lr * (v + gradient), v
