def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return -(F.logsigmoid(a).mean() + F.logsigmoid(-b).mean())
