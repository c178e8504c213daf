# hint: The logit has batch norm
def make_discriminator(channels):
    c = channels
    return nn.Sequential(
        nn.Conv2d(3, c, 4, 2, 1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(c, 2 * c, 4, 2, 1),
        nn.BatchNorm2d(2 * c),
        nn.LeakyReLU(0.2),
        nn.Conv2d(2 * c, 4 * c, 4, 2, 1),
        nn.BatchNorm2d(4 * c),
        nn.LeakyReLU(0.2),
        nn.Conv2d(4 * c, 1, 4, 1, 0),
        nn.BatchNorm2d(1),
        nn.Flatten(0),
    )
