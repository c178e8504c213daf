# hint: not finite
def losses_of(hit, clouds):
    real = [1 / clouds] * clouds
    fake = [1 / hit] * hit + [0] * (clouds - hit)
    real, fake = torch.tensor(real), torch.tensor(fake)
    d = real / (real + fake)
    d_loss = -(real * d.log()).sum() - (fake * (1 - d).log()).sum()
    return d_loss, -(fake * d.log()).sum()
