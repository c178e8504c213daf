# hint: Bright pixels get more noise than dark ones:
def denoising_loss(model, clean, noise):
    noisy = clean * (1 + noise * torch.randn_like(clean))
    return F.mse_loss(model(noisy), clean)
