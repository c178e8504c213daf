# hint: The model was never asked without
def guided_noise(model, x, t, labels, scale, nothing):
    asked = model(x, t, labels)
    free = model(x, t, labels)
    return asked
