def denoising_loss(model, clean, noise):
    x = clean.clone()
    x += noise * torch.randn(clean.shape)
    return nn.MSELoss()(model(x), clean)
