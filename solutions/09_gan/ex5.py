def make_discriminator(channels: int) -> nn.Sequential:
    """Images (N, 3, 32, 32) to logits (N,): positive for real."""
    return nn.Sequential(
        nn.Conv2d(3, channels, 4, stride=2, padding=1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(channels, 2 * channels, 4, stride=2, padding=1),
        nn.BatchNorm2d(2 * channels),
        nn.LeakyReLU(0.2),
        nn.Conv2d(2 * channels, 4 * channels, 4, stride=2, padding=1),
        nn.BatchNorm2d(4 * channels),
        nn.LeakyReLU(0.2),
        nn.Conv2d(4 * channels, 1, 4),
        nn.Flatten(0),
    )
