# hint: n is not the number of all weights
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / (inputs * outputs * (1 + slope**2))) * torch.randn(outputs, inputs)
