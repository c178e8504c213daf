# hint: You changed the w
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    dw = torch.zeros_like(w)
    for j in range(len(w)):
        up = w
        up[j] += h
        high = out(up, b)
        up[j] -= 2 * h
        dw[j] = (high - out(up, b)) / (2 * h)
    return dw, (out(w, b + h) - out(w, b - h)) / (2 * h)
