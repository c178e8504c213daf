# hint: You put the learning rate into v
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + lr * gradient
    return w - v, v
