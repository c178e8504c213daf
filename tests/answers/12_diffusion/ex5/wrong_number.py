# hint: The model wants t and labels
def guided_noise(model, x, t, labels, scale, nothing):
    asked = model(x, t, labels)
    free = model(x, t, nothing)
    return free + scale * (asked - free)
