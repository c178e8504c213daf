def momentum_step(w, gradient, v, lr, momentum):
    v = v.clone()
    v *= momentum
    v += gradient
    w = w.clone()
    w -= lr * v
    return w, v
