# hint: A logit of -
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real).clamp(-50, 50), discriminator(fake.detach()).clamp(-50, 50)
    bce = F.binary_cross_entropy_with_logits
    return bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
