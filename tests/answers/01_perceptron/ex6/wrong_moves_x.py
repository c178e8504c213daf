# hint: dw: you moved the inputs
def measured_slopes(x, w, b, h):
    def out(x, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    turns = h * torch.eye(len(w), dtype=w.dtype)
    dw = torch.stack([(out(x + t, b) - out(x - t, b)) / (2 * h) for t in turns])
    return dw, (out(x, b + h) - out(x, b - h)) / (2 * h)
