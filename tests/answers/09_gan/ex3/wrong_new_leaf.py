# hint: The value is right, but no gradient reaches
def generator_loss(discriminator, fake):
    fake = fake.detach().requires_grad_()
    a = discriminator(fake)
    return F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
