# hint: You did not ask the discriminator: real and
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    return bce(real, torch.ones_like(real)) + bce(fake.detach(), torch.zeros_like(fake))
