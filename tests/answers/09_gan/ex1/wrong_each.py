# hint: This is a tensor of many numbers, and the loss
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    return bce(a, torch.ones_like(a), reduction="none") + bce(b, torch.zeros_like(b)).mean()
