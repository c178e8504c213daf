# hint: Sizes grow by transposed convolutions, nothing
def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (latent, 1, 1)),
        nn.Conv2d(latent, 4 * c, 4, padding=3),
        nn.BatchNorm2d(4 * c),
        nn.ReLU(),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(4 * c, 2 * c, 3, padding=1),
        nn.BatchNorm2d(2 * c),
        nn.ReLU(),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(2 * c, c, 3, padding=1),
        nn.BatchNorm2d(c),
        nn.ReLU(),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(c, 3, 3, padding=1),
        nn.Tanh(),
    )
