def discriminator_loss(discriminator, real, fake):
    logits = discriminator(torch.cat([real, fake.detach()]))
    r, f = logits[: len(real)], logits[len(real) :]
    return -(F.logsigmoid(r).mean() + F.logsigmoid(-f).mean())
