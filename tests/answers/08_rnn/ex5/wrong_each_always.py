# hint: You gave each tensor the norm
def clip_gradients(gradients, largest):
    return [g * largest / g.norm() for g in gradients]
