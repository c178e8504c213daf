# hint: This is the loss of the worst fake alone: take
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return torch.max(F.softplus(-a))
