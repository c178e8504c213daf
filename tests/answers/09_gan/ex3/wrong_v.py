# hint: This is log
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return torch.log(1 - torch.sigmoid(a)).mean()
