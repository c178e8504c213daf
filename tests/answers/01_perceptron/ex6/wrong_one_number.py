# hint: dw: one number
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    return (out(w + h, b) - out(w - h, b)) / (2 * h), (out(w, b + h) - out(w, b - h)) / (2 * h)
