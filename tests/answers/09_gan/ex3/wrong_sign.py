# hint: The sign is wrong
def generator_loss(discriminator, fake):
    bce = F.binary_cross_entropy_with_logits
    b = discriminator(fake)
    return -bce(b, torch.ones_like(b))
