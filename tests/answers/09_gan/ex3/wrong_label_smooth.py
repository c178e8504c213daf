# hint: The fakes have the label
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return F.binary_cross_entropy_with_logits(a, torch.full_like(a, 0.9))
