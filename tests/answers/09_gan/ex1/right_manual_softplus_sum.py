def discriminator_loss(discriminator, real, fake):
    r = discriminator(real)
    f = discriminator(fake.detach())
    return F.softplus(-r).sum() / len(r) + F.softplus(f).sum() / f.numel()
