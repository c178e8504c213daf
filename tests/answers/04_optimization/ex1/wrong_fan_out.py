# hint: You used the outputs
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / (outputs * (1 + slope**2))) * torch.randn(outputs, inputs)
