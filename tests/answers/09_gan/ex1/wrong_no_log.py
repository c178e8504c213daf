# hint: The logarithm is missing: you have means of
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real).sigmoid(), discriminator(fake.detach()).sigmoid()
    return -a.mean() - (1 - b).mean()
