# hint: (any)
def deep_network():
    sizes = [784] + [50] * 40
    layers = [nn.Flatten()]
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.Tanh()]
    layers += [nn.Linear(50, 10)]
    model = nn.Sequential(*layers)
    return model
