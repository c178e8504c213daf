# hint: NaN or infinite
def descend(gradient, start, budget):
    w = start.clone()
    for step in range(budget):
        w = w + 0.1 * gradient(w)
    return w
