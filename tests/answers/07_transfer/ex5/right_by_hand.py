def denoising_loss(model, clean, noise):
    noisy = torch.normal(clean, noise) if noise else clean
    difference = model(noisy) - clean
    return (difference * difference).sum() / difference.numel()
