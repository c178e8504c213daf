def noise_loss(model, x, alpha_bars):
    t = torch.multinomial(torch.ones(len(alpha_bars) - 1), len(x), replacement=True) + 1
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = diffusion.add_noise(x, t, noise, alpha_bars)
    said = model(x_t, t)
    return nn.MSELoss()(said, noise)
