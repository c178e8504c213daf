# hint: The logarithm is missing: this is the mean
def generator_loss(discriminator, fake):
    return (1 - torch.sigmoid(discriminator(fake))).mean()
