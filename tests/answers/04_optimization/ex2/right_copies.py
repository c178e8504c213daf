def momentum_step(w, gradient, v, lr, momentum):
    v = v.clone().mul_(momentum).add_(gradient)
    w = w.clone().sub_(v, alpha=lr)
    return w, v
