# hint: The factor is largest / total
def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g / largest if total > largest else g for g in gradients]
