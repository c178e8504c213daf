# hint: There is NaN or infinity: a logarithm of
def generator_loss(discriminator, fake):
    return -torch.log(discriminator(fake)).mean()
