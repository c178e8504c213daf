def adamw_walk(
    gradient, start, steps, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8,
    weight_decay=0.0,
):
    """Return the place (a tensor like start) after some steps of AdamW."""
    w, m, v = start.clone(), 0 * start, 0 * start
    for t in range(1, steps + 1):
        g = gradient(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        w = w - lr * weight_decay * w - lr * m_hat / (v_hat.sqrt() + eps)
    return w
