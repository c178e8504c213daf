# hint: You called backward
def generator_loss(discriminator, fake):
    a = discriminator(fake)
    loss = F.binary_cross_entropy_with_logits(a, torch.ones_like(a))
    loss.backward()
    return loss
