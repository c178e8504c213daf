# hint: Do without torch.nn.init.calculate_gain
def leaky_normal(outputs, inputs, slope):
    gain = nn.init.calculate_gain("leaky_relu", slope)
    return gain / math.sqrt(inputs) * torch.randn(outputs, inputs)
