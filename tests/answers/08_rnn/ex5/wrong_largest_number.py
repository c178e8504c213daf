# hint: divided by the largest number
def clip_gradients(gradients, largest):
    total = max(g.abs().max().item() for g in gradients)
    return [g * min(1.0, largest / max(total, 1e-12)) for g in gradients]
