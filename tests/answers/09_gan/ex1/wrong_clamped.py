# hint: A logit of -
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return (
        -a.sigmoid().clamp(1e-6, 1 - 1e-6).log().mean()
        - (1 - b.sigmoid()).clamp(1e-6, 1).log().mean()
    )
