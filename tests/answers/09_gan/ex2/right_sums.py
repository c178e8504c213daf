def losses_of(hit, clouds):
    real = [1 / clouds] * clouds
    fake = [1 / hit] * hit + [0] * (clouds - hit)
    d = [a / (a + b) for a, b in zip(real, fake)]
    d_loss = -sum(a * math.log(y) for a, y in zip(real, d))
    d_loss -= sum(b * math.log(1 - y) for b, y in zip(fake, d) if b)
    return d_loss, -sum(b * math.log(y) for b, y in zip(fake, d) if b)
