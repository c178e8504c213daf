# hint: dw: this is the derivative, from the formula
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    a = out(w, b)
    return a * (1 - a) * x, a * (1 - a)
