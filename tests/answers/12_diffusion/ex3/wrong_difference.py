# hint: The target is x_t - x
def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = diffusion.add_noise(x, t, noise, alpha_bars)
    said = model(x_t, t)
    return F.mse_loss(said, x_t - x)
