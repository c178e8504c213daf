def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.ones(len(x), dtype=torch.long) * t)
    bar = alpha_bars[t]
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = (x - (1 - alpha) / (1 - bar).sqrt() * noise) / alpha.sqrt()
    return mean + (t > 1) * (1 - alpha).sqrt() * z
