# hint: on its side
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return std * torch.randn(inputs, outputs)
