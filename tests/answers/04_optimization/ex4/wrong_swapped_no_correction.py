# hint: the correction is gone
def adam_walk(gradient, start, steps, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m, v = start.clone(), 0 * start, 0 * start
    for _ in range(steps):
        g = gradient(w)
        m = lr * m + (1 - lr) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m
        v_hat = v
        w = w - beta1 * m_hat / (v_hat.sqrt() + eps)
    return w
