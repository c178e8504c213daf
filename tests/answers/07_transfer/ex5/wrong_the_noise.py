# hint: You compare the model's output with the noise
def denoising_loss(model, clean, noise):
    n = noise * torch.randn_like(clean)
    return F.mse_loss(model(clean + n), n)
