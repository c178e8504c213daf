def discriminator_loss(discriminator, real, fake):
    fake = fake.detach()
    bce = F.binary_cross_entropy_with_logits
    return bce(discriminator(real), torch.ones(len(real))) + bce(
        discriminator(fake), torch.zeros(len(fake))
    )
