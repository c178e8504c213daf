# hint: The real ones are missing
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    b = discriminator(fake.detach())
    return bce(b, torch.zeros_like(b))
