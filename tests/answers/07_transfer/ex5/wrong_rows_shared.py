# hint: All columns of an image get the same noise:
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn(len(clean), 1, clean.shape[2], 1)
    return F.mse_loss(model(noisy), clean)
