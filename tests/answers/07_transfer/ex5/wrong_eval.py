# hint: You switched the model's mode: whoever calls
def denoising_loss(model, clean, noise):
    model.eval()
    noisy = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(noisy), clean)
