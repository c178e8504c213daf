# hint: lr multiplies all of the new v
def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * gradient - momentum * v, momentum * v + gradient
