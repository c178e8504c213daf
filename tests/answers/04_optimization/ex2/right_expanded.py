def momentum_step(w, gradient, v, lr, momentum):
    return w - lr * gradient - lr * momentum * v, gradient + v * momentum
