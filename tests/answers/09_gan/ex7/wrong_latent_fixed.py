# hint: It does not run: nn.Unflatten
def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (64, 1, 1)),
        nn.ConvTranspose2d(64, 4 * c, 4),
        nn.BatchNorm2d(4 * c),
        nn.ReLU(),
        _up(4 * c, 2 * c),
        nn.BatchNorm2d(2 * c),
        nn.ReLU(),
        _up(2 * c, c),
        nn.BatchNorm2d(c),
        nn.ReLU(),
        _up(c, 3),
        nn.Tanh(),
    )
