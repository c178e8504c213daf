# hint: This is a squared error between logits and
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return ((a - 1) ** 2).mean() + (b**2).mean()
