# hint: The arguments are swapped: first the logits,
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return F.binary_cross_entropy_with_logits(torch.ones_like(a), a)
