# hint: The model must be told t as a tensor
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, t)
    bar = alpha_bars[t]
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = (x - (1 - alpha) / (1 - bar).sqrt() * noise) / alpha.sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
