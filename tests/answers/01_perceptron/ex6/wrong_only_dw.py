# hint: Return the pair
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    turns = h * torch.eye(len(w), dtype=w.dtype)
    return torch.stack([(out(w + t, b) - out(w - t, b)) / (2 * h) for t in turns])
