# hint: The loss has lost its past: nobody can learn
def generator_loss(discriminator, fake):
    a = discriminator(fake).detach()
    return F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
