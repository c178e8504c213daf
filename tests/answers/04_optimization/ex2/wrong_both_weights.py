# hint: are swapped
def momentum_step(w, gradient, v, lr, momentum):
    v = (1 - momentum) * v + momentum * gradient
    return w - lr * v, v
