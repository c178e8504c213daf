# hint: The model was shown labels that nobody gave
def guided_noise(model, x, t, labels, scale, nothing):
    asked = model(x, t, labels)
    free = model(x, t, torch.zeros_like(labels))
    return free + scale * (asked - free)
