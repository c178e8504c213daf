# hint: This is 1/√n
def leaky_normal(outputs, inputs, slope):
    return torch.randn(outputs, inputs) / math.sqrt(inputs)
