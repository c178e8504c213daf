# hint: You added up over the fakes: take the mean.
def generator_loss(discriminator, fake):
    return -F.logsigmoid(discriminator(fake)).sum()
