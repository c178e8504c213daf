def leaky_normal(outputs, inputs, slope):
    return nn.Parameter(torch.randn(outputs, inputs) * (2 / (1 + slope**2) / inputs) ** 0.5)
