# hint: momentum is in the new v already
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - lr * momentum * v, v
