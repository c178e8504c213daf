# hint: Do without reference.diffusion.guide
def guided_noise(model, x, t, labels, scale, nothing):
    return diffusion.guide(model, labels, scale, nothing)(x, t)
