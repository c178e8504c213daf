# hint: The fakes are missing
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a = discriminator(real)
    return bce(a, torch.ones_like(a))
