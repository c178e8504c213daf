# hint: You clipped each tensor
def clip_gradients(gradients, largest):
    return [g * min(1.0, largest / g.norm().item()) if g.norm() > 0 else g for g in gradients]
