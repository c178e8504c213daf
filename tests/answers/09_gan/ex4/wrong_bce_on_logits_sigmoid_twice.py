# hint: In D's loss there is one sigmoid too many:
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    a = discriminator(real).sigmoid()
    b = discriminator(fake.detach()).sigmoid()
    (bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))).backward()
    d_optimizer.step()
    c = discriminator(fake).sigmoid()
    g_optimizer.zero_grad()
    bce(c, torch.ones_like(c)).backward()
    g_optimizer.step()
