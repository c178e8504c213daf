def descend(gradient, start, budget):
    w, m, v = start.clone(), 0.0, 0.0
    total, count = 0.0, 0
    for t in range(1, budget + 1):
        g = gradient(w)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        w = w - 0.02 * m / (1 - 0.9**t) / ((v / (1 - 0.999**t)).sqrt() + 1e-8)
        if t > 0.6 * budget:
            total, count = total + w, count + 1
    return total / count
