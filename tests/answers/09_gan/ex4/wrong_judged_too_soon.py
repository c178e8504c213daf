# hint: Let D judge the fakes anew, after its own step
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    a = discriminator(real)
    b = discriminator(fake.detach())
    d_loss = bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
    c = discriminator(fake)
    g_loss = bce(c, torch.ones_like(c))
    d_optimizer.zero_grad()
    d_loss.backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    g_loss.backward()
    g_optimizer.step()
