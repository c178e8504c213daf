def leaky_normal(outputs, inputs, slope):
    share = 0.5 + 0.5 * slope**2
    return torch.randn(outputs, inputs) / math.sqrt(share * inputs)
