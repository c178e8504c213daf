# hint: The logarithm is missing
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return -b.sigmoid().mean()
