# hint: is not normal
def denoising_loss(model, clean, noise):
    x = clean + noise * 3**0.5 * (2 * torch.rand_like(clean) - 1)
    return F.mse_loss(model(x), clean)
