# hint: judged by the discriminator that has just
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    bce = F.binary_cross_entropy_with_logits
    fake = generator(z)
    d_optimizer.zero_grad()
    a = discriminator(real)
    b = discriminator(fake.detach())
    d_loss = bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
    c = discriminator(fake)
    g_loss = bce(c, torch.ones_like(c))
    d_loss.backward(retain_graph=True)
    kept = [p.grad.clone() for p in discriminator.parameters()]
    g_optimizer.zero_grad()
    g_loss.backward()
    for p, grad in zip(discriminator.parameters(), kept):
        p.grad = grad
    d_optimizer.step()
    g_optimizer.step()
