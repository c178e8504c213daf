# hint: The discriminator learns nothing from the
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a = discriminator(real)
    with torch.no_grad():
        b = discriminator(fake)
    return bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
