def _up(i, o):
    return nn.ConvTranspose2d(i, o, 4, stride=2, padding=1)


def make_generator(latent, channels):
    c = channels
    model = nn.Sequential(nn.Flatten(), nn.Unflatten(-1, (latent, 1, 1)), nn.Identity())
    widths = [latent, 4 * c, 2 * c, c, 3]
    for i in range(4):
        model.append(
            nn.ConvTranspose2d(widths[i], widths[i + 1], 4, 1 if i == 0 else 2, 0 if i == 0 else 1)
        )
        if i < 3:
            model.append(nn.BatchNorm2d(widths[i + 1]))
            model.append(nn.ReLU())
    model.append(nn.Tanh())
    return model
