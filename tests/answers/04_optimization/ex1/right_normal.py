def leaky_normal(outputs, inputs, slope):
    std = (2 / inputs / (1 + slope**2)) ** 0.5
    return torch.normal(0.0, std, size=(outputs, inputs))
