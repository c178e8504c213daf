def generator_loss(discriminator, fake):
    return -F.logsigmoid(discriminator(fake)).mean()
