# hint: the error before denoising
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    model(x)
    return F.mse_loss(x, clean)
