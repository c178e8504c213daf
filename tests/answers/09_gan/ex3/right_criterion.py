def generator_loss(discriminator, fake):
    logits = discriminator(fake)
    return nn.BCEWithLogitsLoss()(logits, torch.ones(len(logits)))
