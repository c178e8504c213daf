# hint: D's step also used the gradient of G's loss,
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake.detach())
    (bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))).backward()
    g_optimizer.step()
    c = discriminator(fake)
    bce(c, torch.ones_like(c)).backward()
    d_optimizer.step()
