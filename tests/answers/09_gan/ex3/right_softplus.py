def generator_loss(discriminator, fake):
    return F.softplus(-discriminator(fake)).mean()
