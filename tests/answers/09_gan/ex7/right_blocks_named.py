def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


from collections import OrderedDict


def make_generator(latent, channels):
    def block(i, o, *args):
        return nn.Sequential(nn.ConvTranspose2d(i, o, *args), nn.BatchNorm2d(o), nn.ReLU())

    c = channels
    return nn.Sequential(
        OrderedDict(
            reshape=nn.Unflatten(1, (-1, 1, 1)),
            a=block(latent, 4 * c, 4, 1, 0),
            b=block(4 * c, 2 * c, 4, 2, 1),
            c=block(2 * c, c, 4, 2, 1),
            last=nn.ConvTranspose2d(c, 3, 4, 2, 1),
            squash=nn.Tanh(),
        )
    )
