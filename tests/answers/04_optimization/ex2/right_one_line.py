def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * (momentum * v + gradient), momentum * v + gradient
