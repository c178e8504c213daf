def denoising_loss(model, clean, noise):
    e = torch.from_numpy(np.random.default_rng().normal(0, noise, tuple(clean.shape))).float()
    return F.mse_loss(model(clean + e), clean)
