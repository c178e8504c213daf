# hint: Return the loss alone, one tensor.
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(noisy), clean), noisy
