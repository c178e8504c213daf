def discriminator_loss(discriminator, real, fake):
    with torch.no_grad():
        copy = fake.clone()
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(copy)
    return bce(a, a.new_ones(a.shape)) + bce(b, b.new_zeros(b.shape))
