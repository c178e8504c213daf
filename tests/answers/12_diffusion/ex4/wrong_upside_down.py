# hint: Is yours upside down?
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    alpha = alpha_bars[t - 1] / alpha_bars[t]
    mean = x - (1 - alpha) / (1 - alpha_bars[t]).sqrt() * noise
    mean = mean / alpha.sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
