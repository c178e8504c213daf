def denoising_loss(model, clean, noise):
    noisy = clean.clone()
    noisy += torch.empty_like(clean).normal_(std=noise)
    d = model(noisy).sub(clean)
    return d.pow(2).sum() / d.numel()
