# hint: The loss has lost its past: nobody can learn
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    with torch.no_grad():
        a, b = discriminator(real), discriminator(fake)
        return bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
