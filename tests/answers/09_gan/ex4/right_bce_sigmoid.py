def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    d_optimizer.zero_grad()
    a, b = discriminator(real).sigmoid(), discriminator(fake.detach()).sigmoid()
    (-(a.log().mean()) - (1 - b).log().mean()).backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    (-discriminator(fake).sigmoid().log().mean()).backward()
    g_optimizer.step()
