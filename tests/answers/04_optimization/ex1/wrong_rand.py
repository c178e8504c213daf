# hint: You used torch.rand
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return std * torch.rand(outputs, inputs)
