# hint: The model's gradients are not what they were:
def denoising_loss(model, clean, noise):
    model.zero_grad()
    noisy = clean + noise * torch.randn_like(clean)
    return F.mse_loss(model(noisy), clean)
