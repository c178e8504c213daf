def generator_loss(discriminator, fake):
    logits = discriminator(fake)
    return torch.logaddexp(torch.zeros_like(logits), -logits).mean()
