# hint: images that have other noise
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(x), clean + noise * torch.randn_like(clean))
