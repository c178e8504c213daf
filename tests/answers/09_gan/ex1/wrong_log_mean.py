# hint: The mean comes last: the mean of the logarithms,
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real).sigmoid(), discriminator(fake.detach()).sigmoid()
    return -a.mean().log() - (1 - b).mean().log()
