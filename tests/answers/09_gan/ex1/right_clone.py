def discriminator_loss(discriminator, real, fake):
    bce = nn.BCEWithLogitsLoss()
    a, b = discriminator(real), discriminator(fake.clone().detach())
    return bce(a, torch.ones(len(a))) + bce(b, torch.zeros(len(b)))
