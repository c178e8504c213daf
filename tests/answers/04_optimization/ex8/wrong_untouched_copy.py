# hint: no lower than the start
def descend(gradient, start, budget):
    for step in range(budget):
        w = start.clone()
        w = w - 0.1 * gradient(w)
    return w
