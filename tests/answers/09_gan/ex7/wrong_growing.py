# hint: Your channels grow
def make_generator(latent, channels):
    c = channels
    layers, before = [nn.Unflatten(1, (latent, 1, 1))], latent
    for after, stride in [(c, 1), (2 * c, 2), (4 * c, 2)]:
        layers.append(nn.ConvTranspose2d(before, after, 4, stride, stride - 1))
        layers += [nn.BatchNorm2d(after), nn.ReLU()]
        before = after
    return nn.Sequential(*layers, nn.ConvTranspose2d(before, 3, 4, 2, 1), nn.Tanh())
