def make_discriminator(channels):
    layers, before = [], 3
    for k in range(3):
        after = channels * 2**k
        layers.append(nn.Conv2d(before, after, 4, 2, 1, bias=k == 0))
        if k:
            layers.append(nn.BatchNorm2d(after))
        layers.append(nn.LeakyReLU(0.2, inplace=True))
        before = after
    return nn.Sequential(*layers, nn.Conv2d(before, 1, 4), nn.Flatten(start_dim=0))
