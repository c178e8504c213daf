# hint: Do without reference.diffusion.denoise_step
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    return diffusion.denoise_step(x, t, noise, alpha_bars, z)
