# hint: Nothing has changed yet
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake)
    d_loss = bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
    d_loss.backward(retain_graph=True)
    d_optimizer.step()
    c = discriminator(fake)
    g_loss = bce(c, torch.zeros_like(c))
    g_loss.backward()
    g_optimizer.step()
