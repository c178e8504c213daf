# hint: Some t is too large for alpha_bars
def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars) + 1, (len(x),))
    noise = torch.randn_like(x)
    x_t = diffusion.add_noise(x, t, noise, alpha_bars)
    return F.mse_loss(model(x_t, t), noise)
