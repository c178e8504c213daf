# hint: Nesterov
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - lr * (gradient + momentum * v), v
