# hint: must return a network
def deep_network():
    layers = [nn.Flatten(), nn.Linear(784, 50)]
    for _ in range(39):
        layers += [nn.Tanh(), nn.Linear(50, 50)]
    return layers + [nn.Tanh(), nn.Linear(50, 10)]
