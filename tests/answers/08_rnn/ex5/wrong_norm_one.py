# hint: total norm of 1
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g / total if total > largest else g for g in gradients]
