# hint: This is log(1 - D), the loss that saturates
def generator_loss(discriminator, fake):
    bce = F.binary_cross_entropy_with_logits
    b = discriminator(fake)
    return -bce(b, torch.zeros_like(b))
