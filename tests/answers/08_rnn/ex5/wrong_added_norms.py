# hint: Add the SQUARES
def clip_gradients(gradients, largest):
    total = sum(g.norm().item() for g in gradients)
    return [g * min(1.0, largest / max(total, 1e-12)) for g in gradients]
