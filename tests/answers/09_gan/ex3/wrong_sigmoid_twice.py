# hint: There is one sigmoid too many
def generator_loss(discriminator, fake):
    bce = F.binary_cross_entropy_with_logits
    b = discriminator(fake)
    return bce(b.sigmoid(), torch.ones_like(b))
