def discriminator_loss(discriminator, real, fake):
    def ce(x, label):
        a = discriminator(x)
        both = torch.stack([torch.zeros_like(a), a], 1)
        return F.cross_entropy(both, torch.full((len(a),), label))

    return ce(real, 1) + ce(fake.detach(), 0)
