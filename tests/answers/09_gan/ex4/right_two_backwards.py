def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    d_optimizer.zero_grad()
    (-F.logsigmoid(discriminator(real)).mean()).backward()
    (-F.logsigmoid(-discriminator(fake.detach())).mean()).backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    (-F.logsigmoid(discriminator(fake)).mean()).backward()
    g_optimizer.step()
