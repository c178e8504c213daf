def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    ps = list(discriminator.parameters())
    for p, g in zip(ps, torch.autograd.grad(loss, ps, retain_graph=True)):
        p.grad = g
    d_optimizer.step()
    ps = list(generator.parameters())
    loss = F.softplus(-discriminator(fake)).mean()
    for p, g in zip(ps, torch.autograd.grad(loss, ps)):
        p.grad = g
    g_optimizer.step()
