def adam_step(w, gradient, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = torch.lerp(m, gradient, 1 - beta1)
    v = torch.lerp(v, gradient * gradient, 1 - beta2)
    rate = lr / (1 - beta1**t)
    root = (v / (1 - beta2**t)) ** 0.5
    return w - rate * m / (root + eps), m, v
