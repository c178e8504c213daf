# hint: The discriminator is no longer in training mode.
def discriminator_loss(discriminator, real, fake):
    discriminator.eval()
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    return bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
