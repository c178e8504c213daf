def generator_loss(discriminator, fake):
    total = 0.0
    for a in discriminator(fake):
        total = total - F.logsigmoid(a)
    return total / len(fake)
