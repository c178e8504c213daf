# hint: You take the mean of both n
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(4 / (inputs + outputs) / (1 + slope**2)) * torch.randn(outputs, inputs)
