# hint: noise is the standard deviation. You took it
def denoising_loss(model, clean, noise):
    noisy = clean + torch.normal(0.0, noise**0.5, size=clean.shape)
    return F.mse_loss(model(noisy), clean)
