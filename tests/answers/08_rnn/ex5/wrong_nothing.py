# hint: Nothing was clipped
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g * max(1.0, largest / max(total, 1e-12)) for g in gradients]
