# hint: dw: your neuron has tanh
def measured_slopes(x, w, b, h):
    def out(w, b):
        return torch.tanh(x @ w + b)

    turns = h * torch.eye(len(w), dtype=w.dtype)
    dw = torch.stack([(out(w + t, b) - out(w - t, b)) / (2 * h) for t in turns])
    return dw, (out(w, b + h) - out(w, b - h)) / (2 * h)
