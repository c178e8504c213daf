def deep_network():
    model = mlp(lambda: nn.LeakyReLU(0.5), 784, *[50] * 40, 10)
    for layer in model[1::2]:
        nn.init.orthogonal_(layer.weight, gain=(2 / (1 + 0.5**2)) ** 0.5)
        nn.init.zeros_(layer.bias)
    return model
