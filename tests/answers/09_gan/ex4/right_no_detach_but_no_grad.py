def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    with torch.no_grad():
        fake = generator(z)
    loss = F.softplus(-discriminator(real)).mean()
    (loss + F.softplus(discriminator(fake)).mean()).backward()
    d_optimizer.step()
    F.softplus(-discriminator(generator(z))).mean().backward()
    g_optimizer.step()
