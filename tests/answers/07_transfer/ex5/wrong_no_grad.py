# hint: Autograd cannot get through
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    with torch.no_grad():
        return F.mse_loss(model(x), clean)
