def update(w, b, x, y, lr):
    weights = torch.cat([w, b[None]])
    inputs = torch.cat([x, torch.ones(1)])
    weights = weights + lr * (y - step(inputs @ weights)) * inputs
    return weights[:-1], weights[-1]
