def make_generator(latent: int, channels: int) -> nn.Sequential:
    """Latent vectors (N, latent) to images (N, 3, 32, 32)."""
    sizes = [4 * channels, 2 * channels, channels]
    layers = [nn.Unflatten(1, (latent, 1, 1)),
              nn.ConvTranspose2d(latent, sizes[0], 4)]
    for before, after in zip(sizes, [*sizes[1:], 3]):
        layers += [nn.BatchNorm2d(before), nn.ReLU()]
        layers.append(nn.ConvTranspose2d(
            before, after, 4, stride=2, padding=1))
    return nn.Sequential(*layers, nn.Tanh())
