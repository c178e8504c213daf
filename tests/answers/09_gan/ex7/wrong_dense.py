# hint: There is a dense layer
def make_generator(latent, channels):
    c = channels
    return nn.Sequential(
        nn.Linear(latent, 64 * c),
        nn.Unflatten(1, (4 * c, 4, 4)),
        nn.BatchNorm2d(4 * c),
        nn.ReLU(),
        nn.ConvTranspose2d(4 * c, 2 * c, 4, 2, 1),
        nn.BatchNorm2d(2 * c),
        nn.ReLU(),
        nn.ConvTranspose2d(2 * c, c, 4, 2, 1),
        nn.BatchNorm2d(c),
        nn.ReLU(),
        nn.ConvTranspose2d(c, 3, 4, 2, 1),
        nn.Tanh(),
    )
