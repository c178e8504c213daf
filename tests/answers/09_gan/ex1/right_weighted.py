def discriminator_loss(discriminator, real, fake):
    logits = torch.cat([discriminator(real), discriminator(fake.detach())])
    y = torch.cat([torch.ones(len(real)), torch.zeros(len(fake))])
    w = torch.cat(
        [torch.full((len(real),), 1 / len(real)), torch.full((len(fake),), 1 / len(fake))]
    )
    return F.binary_cross_entropy_with_logits(logits, y, weight=w, reduction="sum")
