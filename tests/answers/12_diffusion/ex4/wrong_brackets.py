# hint: You divide only x
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    bar = alpha_bars[t]
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = x / alpha.sqrt() - (1 - alpha) / (1 - bar).sqrt() * noise
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
