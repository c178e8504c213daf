# hint: Return a tuple
def momentum_step(w, gradient, v, lr, momentum):
    v = momentum * v + gradient
    return {"w": w - lr * v, "v": v}
