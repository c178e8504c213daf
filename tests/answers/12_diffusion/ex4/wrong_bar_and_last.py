# hint: alpha is that of ONE step
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    bar = alpha_bars[t]
    alpha = alpha_bars[t]
    mean = (x - (1 - alpha) / (1 - bar).sqrt() * noise) / alpha.sqrt()
    return mean + (1 - alpha).sqrt() * z
