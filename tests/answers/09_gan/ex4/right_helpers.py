def _d_step(d, real, fake, opt):
    opt.zero_grad()
    loss = F.softplus(-d(real)).mean() + F.softplus(d(fake.detach())).mean()
    loss.backward()
    opt.step()


def _g_step(d, fake, opt):
    opt.zero_grad()
    F.softplus(-d(fake)).mean().backward()
    opt.step()


def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    _d_step(discriminator, real, fake, d_optimizer)
    _g_step(discriminator, fake, g_optimizer)
