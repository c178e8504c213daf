def noise_loss(model, x, alpha_bars):
    t = 1 + torch.randint(len(alpha_bars) - 1, (len(x),))
    noise = torch.normal(0.0, 1.0, x.shape)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = diffusion.add_noise(x, t, noise, alpha_bars)
    said = model(x_t, t)
    return F.mse_loss(said, noise)
