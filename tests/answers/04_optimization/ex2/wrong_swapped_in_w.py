# hint: momentum stands where lr belongs
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return w - momentum * v, v
