# hint: There is one loss for each fake
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return F.softplus(-b)
