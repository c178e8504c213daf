def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    kept = alpha_bars[t].reshape(shape)
    x_t = kept.sqrt() * x + (1 - kept).sqrt() * noise
    said = model(x_t, t)
    return ((said - noise) ** 2).mean()
