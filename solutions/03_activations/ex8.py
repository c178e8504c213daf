def deep_network() -> nn.Module:
    """Return an untrained network with forty or more hidden layers."""
    model = mlp(nn.Tanh, 784, *[50] * 40, 10)
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.orthogonal_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model
