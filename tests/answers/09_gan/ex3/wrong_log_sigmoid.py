# hint: A logit of -300 gives infinity
def generator_loss(discriminator, fake):
    b = discriminator(fake)
    return -torch.log(b.sigmoid()).mean()
