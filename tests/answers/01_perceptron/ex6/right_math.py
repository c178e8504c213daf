import math


def measured_slopes(x, w, b, h):
    xs, ws, bias = x.tolist(), w.tolist(), b.item()

    def out(ws, bias):
        z = sum(p * q for p, q in zip(xs, ws)) + bias
        return 1 / (1 + math.exp(-z))

    dw = []
    for j in range(len(ws)):
        up, down = list(ws), list(ws)
        up[j], down[j] = up[j] + h, down[j] - h
        dw.append((out(up, bias) - out(down, bias)) / (2 * h))
    db = (out(ws, bias + h) - out(ws, bias - h)) / (2 * h)
    return torch.tensor(dw, dtype=torch.float64), torch.tensor(db, dtype=torch.float64)
