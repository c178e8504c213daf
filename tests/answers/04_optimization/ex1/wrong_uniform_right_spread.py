# hint: The spread is right
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return math.sqrt(3) * std * (2 * torch.rand(outputs, inputs) - 1)
