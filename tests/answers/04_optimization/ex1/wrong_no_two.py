# hint: The 2 is missing
def leaky_normal(outputs, inputs, slope):
    return torch.randn(outputs, inputs) / math.sqrt(inputs * (1 + slope**2))
