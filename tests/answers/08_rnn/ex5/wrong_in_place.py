# hint: You changed the gradients themselves
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    for g in gradients:
        g *= min(1.0, largest / total)
    return gradients
