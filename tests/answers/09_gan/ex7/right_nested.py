def make_generator(latent, channels):
    def block(before, after, **how):
        return nn.Sequential(
            nn.ConvTranspose2d(before, after, 4, bias=False, **how),
            nn.BatchNorm2d(after),
            nn.ReLU(inplace=True),
        )

    double = {"stride": 2, "padding": 1}
    return nn.Sequential(
        nn.Unflatten(-1, (latent, 1, 1)),
        block(latent, 4 * channels),
        block(4 * channels, 2 * channels, **double),
        block(2 * channels, channels, **double),
        nn.ConvTranspose2d(channels, 3, 4, **double),
        nn.Tanh(),
    )
