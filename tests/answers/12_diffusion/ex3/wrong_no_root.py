# hint: x_t is made with alpha_bar itself
def noise_loss(model, x, alpha_bars):
    t = torch.randint(1, len(alpha_bars), (len(x),))
    noise = torch.randn_like(x)
    shape = (-1, *[1] * (x.ndim - 1))
    x_t = alpha_bars[t].reshape(shape) * x + (1 - alpha_bars[t].reshape(shape)) * noise
    said = model(x_t, t)
    return F.mse_loss(said, noise)
