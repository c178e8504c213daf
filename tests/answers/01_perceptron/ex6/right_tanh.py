def measured_slopes(x, w, b, h):
    f = lambda w, b: 0.5 + 0.5 * torch.tanh(((w * x).sum() + b) / 2)
    dw = torch.zeros(len(w), dtype=torch.float64)
    for j in range(len(w)):
        t = torch.zeros_like(w)
        t[j] += h
        dw[j] = (f(w + t, b) - f(w - t, b)) / (2 * h)
    return dw, (f(w, b + h) - f(w, b - h)) / (2 * h)
