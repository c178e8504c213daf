# hint: You returned the old v
def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * (momentum * v + gradient), v
