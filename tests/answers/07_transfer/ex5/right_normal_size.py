def denoising_loss(model, clean, noise):
    e = torch.normal(0.0, noise, size=clean.shape)
    y = model(clean + e)
    return ((y - clean) ** 2).mean()
