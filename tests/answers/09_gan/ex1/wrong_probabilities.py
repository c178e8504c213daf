# hint: F.binary_cross_entropy cuts its logarithms
def discriminator_loss(discriminator, real, fake):
    a, b = discriminator(real), discriminator(fake.detach())
    return F.binary_cross_entropy(a.sigmoid(), torch.ones_like(a)) + F.binary_cross_entropy(
        b.sigmoid(), torch.zeros_like(b)
    )
