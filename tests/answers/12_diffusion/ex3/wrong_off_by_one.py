# hint: x_t is made with alpha_bars[t - 1]
def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = diffusion.add_noise(x, t - 1, noise, alpha_bars)
    said = model(x_t, t)
    return F.mse_loss(said, noise)
