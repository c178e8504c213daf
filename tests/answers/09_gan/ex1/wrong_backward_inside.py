# hint: You called backward
def discriminator_loss(discriminator, real, fake):
    bce = F.binary_cross_entropy_with_logits
    a, b = discriminator(real), discriminator(fake.detach())
    loss = bce(a, torch.ones_like(a)) + bce(b, torch.zeros_like(b))
    loss.backward()
    return loss
