# hint: as Adam will do
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + (1 - momentum) * gradient
    return w - lr * v, v
