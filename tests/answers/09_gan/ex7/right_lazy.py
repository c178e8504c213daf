def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Unflatten(1, (latent, 1, 1)),
        nn.LazyConvTranspose2d(4 * c, 4),
        nn.LazyBatchNorm2d(),
        nn.ReLU(),
        nn.LazyConvTranspose2d(2 * c, 4, 2, 1),
        nn.LazyBatchNorm2d(),
        nn.ReLU(),
        nn.LazyConvTranspose2d(c, 4, 2, 1),
        nn.LazyBatchNorm2d(),
        nn.ReLU(),
        nn.LazyConvTranspose2d(3, 4, 2, 1),
        nn.Tanh(),
    )
