def guided_noise(model, x, t, labels, scale, nothing):
    asked = model(x, t, labels)
    free = model(x, t, torch.full_like(labels, nothing))
    return scale * asked + (1 - scale) * free
