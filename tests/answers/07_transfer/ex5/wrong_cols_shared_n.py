# hint: All rows of an image get the same noise: draw a
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn(len(clean), 1, 1, clean.shape[3])
    return F.mse_loss(model(noisy), clean)
