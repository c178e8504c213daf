# hint: A small number inside the logarithm
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return -torch.log(b.sigmoid() + 1e-8).mean()
