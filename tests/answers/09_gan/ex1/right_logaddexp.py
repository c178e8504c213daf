def discriminator_loss(discriminator, real, fake):
    r = discriminator(real)
    f = discriminator(fake.data)
    z = torch.zeros(())
    return torch.logaddexp(z, -r).mean() + torch.logaddexp(z, f).mean()
