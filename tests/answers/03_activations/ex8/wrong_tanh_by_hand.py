# hint: Accuracies
def deep_network():
    sizes = [784] + [50] * 41
    layers = [nn.Flatten()]
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.Tanh()]
    layers += [nn.Linear(50, 10)]
    model = nn.Sequential(*layers)
    for layer in model:
        if isinstance(layer, nn.Linear):
            layer.weight.data = torch.randn(layer.weight.shape) / layer.in_features**0.5
            nn.init.zeros_(layer.bias)
    return model
