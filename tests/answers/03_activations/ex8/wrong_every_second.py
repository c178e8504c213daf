# hint: No activation between
def deep_network():
    sizes = [784] + [50] * 40
    layers = [nn.Flatten()]
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), *([nn.Tanh()] if len(layers) % 3 else [])]
    layers += [nn.Linear(50, 10)]
    model = nn.Sequential(*layers)
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.orthogonal_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model
