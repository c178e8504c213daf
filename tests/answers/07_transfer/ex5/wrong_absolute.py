# hint: absolute errors
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    return F.l1_loss(model(x), clean)
