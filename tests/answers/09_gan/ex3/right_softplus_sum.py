def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return F.softplus(-a).sum() / a.shape[0]
