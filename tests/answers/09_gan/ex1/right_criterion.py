def discriminator_loss(discriminator, real, fake):
    crit = nn.BCEWithLogitsLoss()
    total = 0
    for x, label in ((real, 1.0), (fake.detach(), 0.0)):
        logits = discriminator(x)
        total = total + crit(logits, torch.full(logits.shape, label))
    return total
