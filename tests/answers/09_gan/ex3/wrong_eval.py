# hint: The discriminator is no longer in training mode.
def generator_loss(discriminator, fake):
    discriminator.eval()
    a = discriminator(fake)
    return F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
