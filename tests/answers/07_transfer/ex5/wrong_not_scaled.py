# hint: does not depend on its level
def denoising_loss(model, clean, noise):
    x = clean + torch.randn_like(clean)
    return F.mse_loss(model(x), clean)
