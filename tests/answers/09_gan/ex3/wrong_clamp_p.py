# hint: A logit of -
def generator_loss(discriminator, fake):
    return -discriminator(fake).sigmoid().clamp(min=1e-6).log().mean()
