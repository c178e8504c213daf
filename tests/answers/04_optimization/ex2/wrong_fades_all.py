# hint: The memory fades, not the new gradient
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * (v + gradient)
    return w - lr * v, v
