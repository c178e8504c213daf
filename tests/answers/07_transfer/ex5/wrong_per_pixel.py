# hint: one number for each pixel
def denoising_loss(model, clean, noise):
    x = clean + noise * torch.randn_like(clean)
    return (model(x) - clean) ** 2
