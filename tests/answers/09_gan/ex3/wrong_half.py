# hint: You halved the loss: it is one mean.
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return 0.5 * F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
