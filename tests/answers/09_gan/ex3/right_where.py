def generator_loss(discriminator, fake):
    a = discriminator(fake)
    return (torch.relu(-a) + torch.log1p(torch.exp(-a.abs()))).mean()
