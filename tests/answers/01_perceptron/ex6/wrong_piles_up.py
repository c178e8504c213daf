# hint: each weight that has moved stays there
def measured_slopes(x, w, b, h):
    def out(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    up, down, dw = w.clone(), w.clone(), []
    for j in range(len(w)):
        up[j] += h
        down[j] -= h
        dw.append((out(up, b) - out(down, b)) / (2 * h))
    return torch.stack(dw), (out(w, b + h) - out(w, b - h)) / (2 * h)
