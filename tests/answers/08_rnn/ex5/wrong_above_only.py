# hint: cut off above only
def clip_gradients(gradients, largest):
    return [g.clamp(max=largest) for g in gradients]
