# hint: NaN or infinite
def descend(gradient, start, budget):
    w = start.clone()
    for step in range(budget):
        w = w - 1e30 * gradient(w)
    return w
