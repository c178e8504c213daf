def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    turns = h * torch.eye(len(w), dtype=w.dtype)
    dw = torch.stack([(out(w + t, b) - out(w - t, b)) / (2 * h) for t in turns])
    return dw, (out(w, b + h) - out(w, b - h)) / (2 * h)
