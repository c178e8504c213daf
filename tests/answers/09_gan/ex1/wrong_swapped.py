# hint: The labels are swapped: 1 means real
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    return bce(a, torch.zeros_like(a)) + bce(b, torch.ones_like(b))
