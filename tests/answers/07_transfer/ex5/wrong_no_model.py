# hint: Call the model once.
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn_like(clean)
    return F.mse_loss(noisy, clean)
