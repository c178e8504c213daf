# hint: v comes second
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return v, w - lr * v
