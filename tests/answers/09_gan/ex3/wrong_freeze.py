# hint: You froze the discriminator, and it must
def generator_loss(discriminator, fake):
    for p in discriminator.parameters():
        p.requires_grad_(False)
    a = discriminator(fake)
    return F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
