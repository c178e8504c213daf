# hint: The fresh noise is not scaled
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    bar = alpha_bars[t]
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = (x - (1 - alpha) / (1 - bar).sqrt() * noise) / alpha.sqrt()
    return mean if t == 1 else mean + z
