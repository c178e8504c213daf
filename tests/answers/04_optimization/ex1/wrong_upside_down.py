# hint: Upside down
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(inputs * (1 + slope**2) / 2) * torch.randn(outputs, inputs)
