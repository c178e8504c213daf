# hint: Call the model once
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    model(x)
    return F.mse_loss(model(x), clean)
