# hint: the change of w
def momentum_step(w, gradient, v, lr, momentum):
    new = w - lr * (momentum * v + gradient)
    return new, new - w
