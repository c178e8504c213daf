# hint: gives infinity or NaN
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return -torch.log(a.sigmoid()).mean() - torch.log(1 - b.sigmoid()).mean()
