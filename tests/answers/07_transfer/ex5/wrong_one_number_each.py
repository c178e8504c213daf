# hint: All pixels of an image get the same
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn(len(clean), 1, 1, 1)
    return F.mse_loss(model(x), clean)
