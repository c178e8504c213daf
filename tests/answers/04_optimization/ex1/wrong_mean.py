# hint: The mean must be 0
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return torch.normal(std, std, (outputs, inputs))
