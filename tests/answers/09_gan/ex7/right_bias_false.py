def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (latent, 1, 1)),
        nn.ConvTranspose2d(latent, 4 * c, kernel_size=4, stride=1, padding=0, bias=False),
        nn.BatchNorm2d(4 * c),
        nn.ReLU(inplace=True),
        nn.ConvTranspose2d(4 * c, 2 * c, 4, 2, 1, bias=False),
        nn.BatchNorm2d(2 * c),
        nn.ReLU(True),
        nn.ConvTranspose2d(2 * c, c, 4, 2, 1, bias=False),
        nn.BatchNorm2d(c),
        nn.ReLU(True),
        nn.ConvTranspose2d(c, 3, 4, 2, 1, bias=False),
        nn.Tanh(),
    )
