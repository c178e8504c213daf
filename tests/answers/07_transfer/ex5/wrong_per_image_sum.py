# hint: You added up the pixels of each image: take the
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn_like(clean)
    return (model(noisy) - clean).square().sum(dim=(1, 2, 3)).mean()
