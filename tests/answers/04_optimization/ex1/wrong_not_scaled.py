# hint: scale it
def leaky_normal(outputs, inputs, slope):
    return torch.randn(outputs, inputs)
