# hint: D's step also used the gradient of G's loss,
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake.detach())
    c = discriminator(fake)
    (
        bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b)) + bce(c, torch.ones_like(c))
    ).backward()
    d_optimizer.step()
    g_optimizer.step()
