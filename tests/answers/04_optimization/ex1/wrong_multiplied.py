# hint: you multiply by what you should divide
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 * (1 + slope**2) / inputs) * torch.randn(outputs, inputs)
