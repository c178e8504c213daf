# hint: That is Xavier's
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / (inputs + outputs)) * torch.randn(outputs, inputs)
