# hint: another dtype
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return (w - lr * v).float(), v.float()
