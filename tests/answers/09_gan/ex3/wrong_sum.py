# hint: You added up over the fakes
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return F.softplus(-b).sum()
