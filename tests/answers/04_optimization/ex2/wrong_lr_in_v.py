# hint: the learning rate and the minus into v
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v - lr * gradient
    return w + v, v
