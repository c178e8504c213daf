def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    cross_entropy = F.binary_cross_entropy_with_logits
    ones, zeros = torch.ones(len(real)), torch.zeros(len(z))
    g_optimizer.zero_grad()
    d_optimizer.zero_grad()
    fake = generator(z)
    d_loss = cross_entropy(discriminator(real), ones)
    d_loss = d_loss + cross_entropy(discriminator(fake.detach()), zeros)
    d_loss.backward()
    d_optimizer.step()
    g_loss = cross_entropy(discriminator(fake), torch.ones(len(z)))
    g_loss.backward()
    g_optimizer.step()
