def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    class G(nn.Sequential):
        def forward(self, z):
            return super().forward(z[:, :, None, None])

    c = channels
    return G(
        nn.ConvTranspose2d(latent, 4 * c, 4),
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
