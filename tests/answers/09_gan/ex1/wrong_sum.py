# hint: You added up over the examples
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return F.softplus(-a).sum() + F.softplus(b).sum()
