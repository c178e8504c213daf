# hint: The loss has lost its past
def generator_loss(discriminator, fake):
    bce = F.binary_cross_entropy_with_logits
    b = discriminator(fake)
    return torch.tensor(bce(b, torch.ones_like(b)).item())
