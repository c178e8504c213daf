# hint: Return a list of tensors
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return tuple(g * min(1.0, largest / max(total, 1e-12)) for g in gradients)
