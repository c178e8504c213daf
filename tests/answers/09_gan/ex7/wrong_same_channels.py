# hint: All layers have c channels
def make_generator(latent, channels):
    layers, before = [nn.Unflatten(1, (latent, 1, 1))], latent
    for stride in (1, 2, 2):
        layers.append(nn.ConvTranspose2d(before, channels, 4, stride, stride - 1))
        layers += [nn.BatchNorm2d(channels), nn.ReLU()]
        before = channels
    return nn.Sequential(*layers, nn.ConvTranspose2d(before, 3, 4, 2, 1), nn.Tanh())
