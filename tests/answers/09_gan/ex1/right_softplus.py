def discriminator_loss(discriminator, real, fake):
    return F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake.detach())).mean()
