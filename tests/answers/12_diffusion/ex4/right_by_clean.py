def step_back(model, x, t, alpha_bars, z):
    noise = model(x, torch.full((len(x),), t))
    bar = alpha_bars[t]
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = alpha.rsqrt() * x - (1 - alpha) * noise / ((1 - bar) * alpha).sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z
