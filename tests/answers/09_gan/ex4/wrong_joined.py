# hint: You took one mean over real ones and fakes
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    x = torch.cat([real, fake.detach()])
    y = torch.cat([torch.ones(len(real)), torch.zeros(len(z))]).to(x)
    bce(discriminator(x), y).backward()
    d_optimizer.step()
    c = discriminator(fake)
    g_optimizer.zero_grad()
    bce(c, torch.ones_like(c)).backward()
    g_optimizer.step()
