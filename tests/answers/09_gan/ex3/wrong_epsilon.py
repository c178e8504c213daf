# hint: Yours is cut off before
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return -torch.log(b.sigmoid() + 1e-8).mean()
