# hint: Accuracies
def deep_network():
    layers = [nn.Flatten(), nn.Linear(784, 50), nn.BatchNorm1d(50), nn.Tanh()]
    for _ in range(39):
        layers += [nn.Linear(50, 50), nn.BatchNorm1d(50), nn.Tanh()]
    return nn.Sequential(*layers, nn.Linear(50, 10))
