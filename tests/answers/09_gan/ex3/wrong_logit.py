# hint: This is the mean of the logits, with a minus
def generator_loss(discriminator, fake):
    return -discriminator(fake).mean()
