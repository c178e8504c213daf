# hint: You took the step of t + 1
def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    bar = alpha_bars[t]
    alpha = alpha_bars[min(t + 1, len(alpha_bars) - 1)] / alpha_bars[t]
    mean = (x - (1 - alpha) / (1 - bar).sqrt() * noise) / alpha.sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
