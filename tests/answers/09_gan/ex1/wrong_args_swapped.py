# hint: The arguments are swapped: first the logits,
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    return bce(torch.ones_like(a), a) + bce(torch.zeros_like(b), b)
