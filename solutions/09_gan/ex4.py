def play_round(generator, discriminator, real, z,
               g_optimizer, d_optimizer):
    """One step of the discriminator, then one of the generator."""
    cross_entropy = F.binary_cross_entropy_with_logits
    fake = generator(z)
    on_real, on_fake = discriminator(real), discriminator(fake.detach())
    d_loss = cross_entropy(on_real, torch.ones_like(on_real))
    d_loss = d_loss + cross_entropy(on_fake, torch.zeros_like(on_fake))
    d_optimizer.zero_grad()
    d_loss.backward()
    d_optimizer.step()
    verdict = discriminator(fake)
    g_loss = cross_entropy(verdict, torch.ones_like(verdict))
    g_optimizer.zero_grad()
    g_loss.backward()
    g_optimizer.step()
