# hint: not to the gradient
def momentum_step(w, gradient, v, lr, momentum):
    v = v + momentum * gradient
    return w - lr * v, v
