# hint: You changed
def momentum_step(w, gradient, v, lr, momentum):
    v.mul_(momentum).add_(gradient)
    return w - lr * v, v
