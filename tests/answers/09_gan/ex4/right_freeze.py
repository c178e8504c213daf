def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    d_optimizer.zero_grad()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake.detach())).mean()
    loss.backward()
    d_optimizer.step()
    for p in discriminator.parameters():
        p.requires_grad_(False)
    g_optimizer.zero_grad()
    F.softplus(-discriminator(fake)).mean().backward()
    g_optimizer.step()
    for p in discriminator.parameters():
        p.requires_grad_(True)
