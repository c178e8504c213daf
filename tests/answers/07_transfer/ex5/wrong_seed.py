# hint: Two calls had the same noise
def denoising_loss(model, clean, noise):
    torch.manual_seed(0)
    x = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(x), clean)
