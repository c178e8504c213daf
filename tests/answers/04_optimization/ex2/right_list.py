def momentum_step(w, gradient, v, lr, momentum):
    new_v = momentum * v + gradient
    return [w - lr * new_v, new_v]
