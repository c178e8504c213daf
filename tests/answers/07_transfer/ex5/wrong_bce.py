# hint: That is a cross entropy: the mean squared error
def denoising_loss(model, clean, noise):
    noisy = clean + noise * torch.randn_like(clean)
    return F.binary_cross_entropy_with_logits(model(noisy), clean)
