def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (latent, 1, 1)),
        nn.ConvTranspose2d(latent, 4 * c, 4),
        nn.BatchNorm2d(4 * c),
        nn.ReLU(),
        nn.ConvTranspose2d(4 * c, 2 * c, 2, 2),
        nn.BatchNorm2d(2 * c),
        nn.ReLU(),
        nn.ConvTranspose2d(2 * c, c, 6, 2, 2),
        nn.BatchNorm2d(c),
        nn.ReLU(),
        nn.ConvTranspose2d(c, 3, 3, 2, 1, output_padding=1),
        nn.Tanh(),
    )
