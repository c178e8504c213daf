def deep_network():
    model = mlp(nn.Sigmoid, 784, *[50] * 40, 10)
    linear = [layer for layer in model if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for k, layer in enumerate(linear):
            nn.init.orthogonal_(layer.weight, gain=4.4 if 0 < k < 40 else 2)
            layer.bias.zero_()
            if k:
                layer.bias -= layer.weight.sum(dim=1) / 2
    return model
