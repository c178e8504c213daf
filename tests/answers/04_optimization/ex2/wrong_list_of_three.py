# hint: Return two tensors
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - lr * v, v, gradient
