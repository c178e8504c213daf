# hint: blew them up
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g * largest / total for g in gradients]
