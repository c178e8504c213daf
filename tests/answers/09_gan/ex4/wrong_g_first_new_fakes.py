# hint: G learned before D. First D's step, on the
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    c = discriminator(generator(z))
    g_optimizer.zero_grad()
    bce(c, torch.ones_like(c)).backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(generator(z).detach())
    (bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))).backward()
    d_optimizer.step()
