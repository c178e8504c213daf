# hint: The model's gradients are not what they were:
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn_like(clean)
    loss = F.mse_loss(model(noisy), clean)
    loss.backward()
    return loss
