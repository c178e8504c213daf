# hint: Do without reference.diffusion.ddim_step
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return diffusion.ddim_step(x, predicted, now, then)
