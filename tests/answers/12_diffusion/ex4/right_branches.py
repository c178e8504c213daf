def step_back(model, x, t, alpha_bars, z):
    before = alpha_bars[t - 1].item()
    bar = alpha_bars[t].item()
    beta = 1 - bar / before
    noise = model(x, torch.tensor([t] * len(x)))
    out = (x - beta / math.sqrt(1 - bar) * noise) / math.sqrt(1 - beta)
    if t > 1:
        out = out + math.sqrt(beta) * z
    return out
