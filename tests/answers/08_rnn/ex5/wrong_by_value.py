# hint: clipping by value
def clip_gradients(gradients, largest):
    return [g.clamp(-largest, largest) for g in gradients]
