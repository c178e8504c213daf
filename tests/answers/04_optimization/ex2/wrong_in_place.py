# hint: You changed w, gradient or v itself
def momentum_step(w, gradient, v, lr, momentum):
    v *= momentum
    v += gradient
    w -= lr * v
    return w, v
