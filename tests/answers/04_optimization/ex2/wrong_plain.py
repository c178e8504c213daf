# hint: plain SGD
def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * gradient, gradient
