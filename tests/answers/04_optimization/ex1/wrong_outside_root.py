# hint: must stand under the root as well
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / inputs) / (1 + slope**2) * torch.randn(outputs, inputs)
