# hint: below 0.6 is the goal
def descend(gradient, start, budget):
    w, v = start.clone(), torch.zeros_like(start)
    for step in range(budget):
        v = 0.9 * v + gradient(w)
        w = w - 0.03 * v
    return w
