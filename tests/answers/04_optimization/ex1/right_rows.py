def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / inputs / (1 + slope**2))
    return torch.stack([std * torch.randn(inputs) for row in range(outputs)])
