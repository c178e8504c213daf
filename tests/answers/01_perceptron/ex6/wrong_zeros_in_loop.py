# hint: only the last weight has moved
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    for j in range(len(w)):
        dw, t = torch.zeros_like(w), torch.zeros_like(w)
        t[j] = h
        dw[j] = (out(w + t, b) - out(w - t, b)) / (2 * h)
    return dw, (out(w, b + h) - out(w, b - h)) / (2 * h)
