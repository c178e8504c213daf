# hint: the gradient alone
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - lr * gradient, v
