# hint: A logit of -
def generator_loss(discriminator, fake):
    a = discriminator(fake).clamp(-50, 50)
    return F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
