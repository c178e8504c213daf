def generator_loss(discriminator, fake):
    logits = -discriminator(fake)
    return F.binary_cross_entropy_with_logits(logits, torch.zeros_like(logits))
