# hint: This is log
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    fake = generator(z)
    d_optimizer.zero_grad()
    d_loss = (
        -torch.log(torch.sigmoid(discriminator(real))).mean()
        - torch.log(1 - torch.sigmoid(discriminator(fake.detach()))).mean()
    )
    d_loss.backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    g_loss = torch.log(1 - torch.sigmoid(discriminator(fake))).mean()
    g_loss.backward()
    g_optimizer.step()
