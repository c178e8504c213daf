def generator_loss(discriminator, fake):
    logits = discriminator(fake)
    both = torch.stack([torch.zeros_like(logits), logits], dim=1)
    return F.cross_entropy(both, torch.ones(len(logits), dtype=torch.long))
