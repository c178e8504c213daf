def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = alpha_bars[t].reshape(shape).sqrt() * x + (1 - alpha_bars[t].reshape(shape)).sqrt() * noise
    said = model(x_t, t)
    return ((said - noise) ** 2).mean()
