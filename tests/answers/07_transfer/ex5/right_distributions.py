def denoising_loss(model, clean, noise):
    noisy = clean + torch.distributions.Normal(0.0, noise).sample(clean.shape)
    return nn.MSELoss()(model(noisy), clean)
