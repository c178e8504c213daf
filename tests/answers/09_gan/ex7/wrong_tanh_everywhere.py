# hint: The hidden layers have tanh, which is for the
def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (latent, 1, 1)),
        nn.ConvTranspose2d(latent, 4 * c, 4),
        nn.BatchNorm2d(4 * c),
        nn.Tanh(),
        _up(4 * c, 2 * c),
        nn.BatchNorm2d(2 * c),
        nn.Tanh(),
        _up(2 * c, c),
        nn.BatchNorm2d(c),
        nn.Tanh(),
        _up(c, 3),
        nn.Tanh(),
    )
