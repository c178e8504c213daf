# hint: This is He's
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / inputs) * torch.randn(outputs, inputs)
