# hint: only the first weight has moved
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    dw = torch.zeros_like(w)
    for j in range(len(w)):
        t = torch.zeros_like(w)
        t[j] = h
        dw[j] = (out(w + t, b) - out(w - t, b)) / (2 * h)
        return dw, (out(w, b + h) - out(w, b - h)) / (2 * h)
