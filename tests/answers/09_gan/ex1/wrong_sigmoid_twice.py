# hint: There is one sigmoid too many
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    return bce(a.sigmoid(), torch.ones_like(a)) + bce(b.sigmoid(), torch.zeros_like(b))
