# hint: the largest of the tensors' norms


def clip_gradients(gradients, largest):
    t = max(g.norm() for g in gradients)
    f = min(1, largest / t)
    return [f * g for g in gradients]
