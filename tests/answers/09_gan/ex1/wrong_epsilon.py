# hint: Yours is cut off before
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return -torch.log(a.sigmoid() + 1e-8).mean() - torch.log(1 - b.sigmoid() + 1e-8).mean()
