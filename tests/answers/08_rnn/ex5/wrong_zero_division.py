# hint: you divide by their norm
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    factor = min(1.0, largest / total)
    return [g * factor for g in gradients]
