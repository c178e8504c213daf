# hint: Take the root of the whole fraction
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2) / (inputs * (1 + slope**2)) * torch.randn(outputs, inputs)
