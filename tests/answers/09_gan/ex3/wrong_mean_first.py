# hint: The mean comes last
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return -b.sigmoid().mean().log()
