# hint: F.cross_entropy takes one row of logits for
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return F.cross_entropy(a, torch.ones_like(a)) + F.cross_entropy(b, torch.zeros_like(b))
