def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    d_optimizer.zero_grad(set_to_none=True)
    with torch.no_grad():
        fake = generator(z)
    r, f = discriminator(real), discriminator(fake)
    (bce(r, torch.ones_like(r)) + bce(f, torch.zeros_like(f))).backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    r = discriminator(generator(z))
    bce(r, torch.ones_like(r)).backward()
    g_optimizer.step()
