# hint: The generator did not move, and has no gradient.
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake.detach())
    (bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))).backward()
    d_optimizer.step()
    c = discriminator(fake)
    bce(c, torch.ones_like(c)).backward()
    g_optimizer.zero_grad()
    g_optimizer.step()
