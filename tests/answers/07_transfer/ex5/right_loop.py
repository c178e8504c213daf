def denoising_loss(model, clean, noise):
    noisy = torch.stack([image + noise * torch.randn(image.shape) for image in clean])
    out = model(noisy)
    return sum(F.mse_loss(a, b) for a, b in zip(out, clean)) / len(clean)
