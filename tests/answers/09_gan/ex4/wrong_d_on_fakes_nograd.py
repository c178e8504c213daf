# hint: D learns nothing from the fakes. Its loss has
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake).detach()
    (bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))).backward()
    d_optimizer.step()
    c = discriminator(fake)
    g_optimizer.zero_grad()
    bce(c, torch.ones_like(c)).backward()
    g_optimizer.step()
